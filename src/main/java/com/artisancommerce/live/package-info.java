/**
 * Changes as they happen, for whoever watches: one value for each watched queue, computed once for all of its watchers, and a tick for
 * each watched thing of another area.
 *
 * <p>Promises that the last state always arrives: by Kafka within moments, by a comparison of versions within seconds when Kafka lost it
 * or is down. Knows no area that watches.
 */
@Area(mayUse = {"artisan", "capacity"})
@NullMarked
package com.artisancommerce.live;

import com.artisancommerce.platform.Area;
import org.jspecify.annotations.NullMarked;
