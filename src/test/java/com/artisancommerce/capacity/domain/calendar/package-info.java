/** Tests of the calendar rules. */
@NullMarked
package com.artisancommerce.capacity.domain.calendar;

import org.jspecify.annotations.NullMarked;
