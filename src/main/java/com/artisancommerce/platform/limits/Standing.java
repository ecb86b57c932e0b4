package com.artisancommerce.platform.limits;

import com.artisancommerce.platform.limits.Window.Counted;
import com.artisancommerce.platform.web.ProblemException;
import com.artisancommerce.platform.web.ProblemType;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How a caller stands with the limits that a request met.
 *
 * @param each in the order of the limits
 */
public record Standing(boolean taken, List<With> each) {

    private static final long SECOND = 1_000;

    public Standing {
        each = List.copyOf(each);
    }

    static Standing of(Window window, List<Limit> limits, Counts counts) {
        return new Standing(
                counts.taken(),
                IntStream.range(0, limits.size())
                        .mapToObj(i ->
                                With.of(window, limits.get(i), counts.counted().get(i)))
                        .toList());
    }

    /** {@code RateLimit: limit=100, remaining=42, reset=17}, of the limit that is nearest. */
    public String header() {
        With nearest = nearest();
        return "limit=" + nearest.limit().perMinute() + ", remaining=" + nearest.remaining() + ", reset="
                + nearest.resetSeconds();
    }

    /** {@code RateLimit-Policy: 100;w=60, 1000;w=60}. */
    public String policy() {
        return each.stream()
                .map(with -> with.limit().perMinute() + ";w=" + Window.MILLIS / SECOND)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** The 429 for a request that was not taken. */
    public ProblemException problem() {
        With nearest = nearest();
        return ProblemType.TOO_MANY_REQUESTS
                .because(
                        "At most %d requests a minute (%s). Try again in %d s.",
                        nearest.limit().perMinute(), nearest.limit().kind(), nearest.resetSeconds())
                .with("retryAfterSeconds", nearest.resetSeconds());
    }

    /** The one with the least left; of several that are used up, the one that takes longest. */
    With nearest() {
        return each.stream()
                .min(Comparator.comparingLong(With::remaining)
                        .thenComparing(
                                Comparator.comparingLong(With::resetSeconds).reversed()))
                .orElseThrow();
    }

    /**
     * How a caller stands with one limit.
     *
     * @param resetMillis until a request fits again, when none is left; else until this minute is over
     */
    record With(Limit limit, long remaining, long resetMillis) {

        static With of(Window window, Limit limit, Counted counted) {
            long wait = window.untilNextFits(counted, limit.perMinute());
            return new With(
                    limit,
                    Math.max(0, limit.perMinute() - window.used(counted)),
                    wait == 0 ? window.leftMillis() : wait);
        }

        long resetSeconds() {
            return Math.max(1, Math.ceilDiv(resetMillis, SECOND));
        }
    }
}
