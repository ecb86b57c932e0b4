package com.artisancommerce.platform.limits;

import java.time.Instant;

/**
 * A minute of the clock, and how much of it is over.
 *
 * <p>What was counted in the minute before still counts by the share of it that the last sixty seconds reach back to (sliding window
 * counter). So nobody gets twice the limit around the turn of a minute, for two numbers a caller. Source: "How we built rate limiting
 * capable of scaling to millions of domains", Cloudflare 2017.
 *
 * @param number of the minute since 1970
 * @param leftMillis of it, from 1 to {@link #MILLIS}
 */
record Window(long number, long leftMillis) {

    static final long MILLIS = 60_000;

    static Window at(Instant now) {
        long millis = now.toEpochMilli();
        return new Window(Math.floorDiv(millis, MILLIS), MILLIS - Math.floorMod(millis, MILLIS));
    }

    /** Requests of the last sixty seconds. */
    long used(Counted counted) {
        return counted.now() + counted.before() * leftMillis / MILLIS;
    }

    boolean fits(Counted counted, int limit) {
        return used(counted) < limit;
    }

    /** When the next request fits, if no other comes: in so many milliseconds from now; 0 at once. */
    long untilNextFits(Counted counted, int limit) {
        if (fits(counted, limit)) {
            return 0;
        }
        long room = limit - counted.now();
        return room > 0
                ? leftMillis - leftWhen(room, counted.before())
                : leftMillis + MILLIS - leftWhen(limit, counted.now());
    }

    /** The most of a minute that may be left for {@code before} requests of the one before it to count as fewer than {@code room}. */
    private static long leftWhen(long room, long before) {
        return Math.min(MILLIS, (room * MILLIS - 1) / before);
    }

    /** Requests taken in this minute, and in the one before it. */
    record Counted(long now, long before) {

        Counted withOneMore() {
            return new Counted(now + 1, before);
        }
    }
}
