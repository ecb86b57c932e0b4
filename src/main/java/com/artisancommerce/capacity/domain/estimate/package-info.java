/** How long work takes and when it will be ready: distributions in closed form, never a made-up date. Pure. */
@NullMarked
package com.artisancommerce.capacity.domain.estimate;

import org.jspecify.annotations.NullMarked;
