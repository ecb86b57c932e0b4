/** Tests of the products, through the front. */
@NullMarked
package com.artisancommerce.catalog;

import org.jspecify.annotations.NullMarked;
