/**
 * An artisan's finite hours: who waits for them, when each piece will be ready, and whether more can be taken in.
 *
 * <p>Promises that no more minutes are sold than there are, that a hold keeps its place, that positions are the dense ranks
 * 1..N of those who wait, and that a date is either computed or absent with a reason. The rules live in {@code domain}, pure.
 */
@Area(mayUse = {"artisan", "catalog"})
@NullMarked
package com.artisancommerce.capacity;

import com.artisancommerce.platform.Area;
import org.jspecify.annotations.NullMarked;
