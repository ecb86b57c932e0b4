/** When an artisan works: minutes by local date, and the day on which so many minutes are done. Pure. */
@NullMarked
package com.artisancommerce.capacity.domain.calendar;

import org.jspecify.annotations.NullMarked;
