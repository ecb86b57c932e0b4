/** What a shop sells: products with the effort each asks of its artisan, and their prices. */
@NullMarked
package com.artisancommerce.catalog;

import org.jspecify.annotations.NullMarked;
