package com.artisancommerce.capacity.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a hold lasts.
 *
 * @param hold from its beginning, and again from each extension
 * @param limit from its beginning, however often it is extended
 */
public record HoldTimes(Duration hold, Duration limit) {
    public HoldTimes {
        if (hold.isNegative() || hold.isZero() || limit.compareTo(hold) < 0) {
            throw new IllegalArgumentException("A hold of " + hold + " cannot be extended to " + limit
                    + ": the limit is no shorter than the hold");
        }
    }

    /** The end of a hold that is extended now; in the past when its limit is over. */
    Instant extended(Instant now, Instant heldAt) {
        Instant wished = now.plus(hold);
        Instant last = heldAt.plus(limit);
        return wished.isBefore(last) ? wished : last;
    }
}
