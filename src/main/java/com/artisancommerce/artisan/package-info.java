/** The makers of a shop: who they are and how they present themselves. Their hours and their queue belong to {@code capacity}. */
@Area
@NullMarked
package com.artisancommerce.artisan;

import com.artisancommerce.platform.Area;
import org.jspecify.annotations.NullMarked;
