/** What a confirmed checkout becomes: an order whose state is derived from its entries, with a timeline of numbered events. */
@Area(mayUse = {"artisan", "capacity", "catalog", "checkout", "live", "notification", "promise"})
@NullMarked
package com.artisancommerce.order;

import com.artisancommerce.platform.Area;
import org.jspecify.annotations.NullMarked;
