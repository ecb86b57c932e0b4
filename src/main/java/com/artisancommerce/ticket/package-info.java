/** Tickets with which browsers open streams. Promises that nobody gets one for what they may not see. */
@Area(mayUse = {"artisan", "capacity", "checkout", "order"})
@NullMarked
package com.artisancommerce.ticket;

import com.artisancommerce.platform.Area;
import org.jspecify.annotations.NullMarked;
