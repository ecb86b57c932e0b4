/**
 * Those who wait until an artisan has hours again: first come, first served. Promises that nobody is passed without a reason that they
 * are told, that an offer holds its hours for as long as it says, and that silence passes them on.
 *
 * <p>An entry has one id from the wish to the order: its offer is a hold of that id, and so is the checkout that accepting it makes.
 */
@Area(mayUse = {"artisan", "capacity", "catalog", "checkout", "notification"})
@NullMarked
package com.artisancommerce.waitlist;

import com.artisancommerce.platform.Area;
import org.jspecify.annotations.NullMarked;
