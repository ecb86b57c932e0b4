/** Tests of the artisans, through the front. */
@NullMarked
package com.artisancommerce.artisan;

import org.jspecify.annotations.NullMarked;
