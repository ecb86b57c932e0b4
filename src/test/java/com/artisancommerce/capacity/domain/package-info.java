/** The rules of an artisan's hours, told as stories and held against slow models. */
@NullMarked
package com.artisancommerce.capacity.domain;

import org.jspecify.annotations.NullMarked;
