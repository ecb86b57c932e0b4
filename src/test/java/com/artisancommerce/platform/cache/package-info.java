/** Both levels of the caches, on a real Redis. */
@NullMarked
package com.artisancommerce.platform.cache;

import org.jspecify.annotations.NullMarked;
