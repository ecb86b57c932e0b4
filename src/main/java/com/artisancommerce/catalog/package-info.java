/** What a shop sells: products with the effort each asks of its artisan, and their prices. */
@Area(mayUse = "artisan")
@NullMarked
package com.artisancommerce.catalog;

import com.artisancommerce.platform.Area;
import org.jspecify.annotations.NullMarked;
