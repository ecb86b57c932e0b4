/** How often somebody may ask. */
@NullMarked
package com.artisancommerce.platform.limits;

import org.jspecify.annotations.NullMarked;
