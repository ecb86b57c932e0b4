/** The makers of a shop: who they are and how they present themselves. Their hours and their queue belong to {@code capacity}. */
@NullMarked
package com.artisancommerce.artisan;

import org.jspecify.annotations.NullMarked;
