/** Tests of orders through the front. */
@NullMarked
package com.artisancommerce.order;

import org.jspecify.annotations.NullMarked;
