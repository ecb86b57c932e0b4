/** What would grow for ever is cut back, in small batches, while the service runs. */
@NullMarked
package com.artisancommerce.platform.upkeep;

import org.jspecify.annotations.NullMarked;
