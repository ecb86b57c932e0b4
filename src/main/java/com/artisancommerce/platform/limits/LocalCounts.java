package com.artisancommerce.platform.limits;

import com.artisancommerce.platform.limits.Window.Counted;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The counters of this instance alone, for as long as Redis does not count. */
final class LocalCounts {

    private static final int MOST_COUNTERS = 200_000;

    private final Cache<String, Long> counters = Caffeine.newBuilder()
            .maximumSize(MOST_COUNTERS)
            .expireAfterWrite(Duration.ofMillis(2 * Window.MILLIS))
            .build();

    /** One at a time: what is read must still hold when it is counted. */
    synchronized Counts take(Window window, List<Limit> limits) {
        List<Counted> counted = new ArrayList<>();
        boolean taken = true;
        for (Limit limit : limits) {
            Counted found = new Counted(count(limit, window.number()), count(limit, window.number() - 1));
            taken &= window.fits(found, limit.perMinute());
            counted.add(found);
        }
        if (!taken) {
            return new Counts(false, counted);
        }
        limits.forEach(limit -> counters.put(key(limit, window.number()), count(limit, window.number()) + 1));
        return new Counts(true, counted.stream().map(Counted::withOneMore).toList());
    }

    private long count(Limit limit, long minute) {
        Long count = counters.getIfPresent(key(limit, minute));
        return count == null ? 0 : count;
    }

    private static String key(Limit limit, long minute) {
        return limit.key() + ":" + minute;
    }
}
