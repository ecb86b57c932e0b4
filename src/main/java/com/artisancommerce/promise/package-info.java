/**
 * The word that was given to customers: every promise that was ever made, and what happens when one cannot be kept.
 *
 * <p>Promises that the first date is never forgotten and is what an artisan's accuracy is scored by; that a customer whose piece will be
 * late hears of it with a reason and a new date, once for each delay, and decides; and that silence means what the shop's policy says,
 * judged by the deadline and not by when somebody looked.
 */
@Area(mayUse = {"artisan", "capacity"})
@NullMarked
package com.artisancommerce.promise;

import com.artisancommerce.platform.Area;
import org.jspecify.annotations.NullMarked;
