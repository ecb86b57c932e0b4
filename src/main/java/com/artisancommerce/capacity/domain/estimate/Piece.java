package com.artisancommerce.capacity.domain.estimate;

import com.artisancommerce.capacity.Transit;

/**
 * The piece whose dates are asked for.
 *
 * @param load what is left of its own work
 * @param passiveMinutes that pass by themselves after the work
 */
public record Piece(Load load, long passiveMinutes, Transit transit) {
    private static final long MINUTES_A_DAY = 1440;

    /** One that waits. */
    public static Piece waiting(long planned, long expected, long passiveMinutes, Transit transit) {
        return new Piece(Load.NONE.plus(planned, expected), passiveMinutes, transit);
    }

    /** Passive time is elapsed time: it begins at the end of the day the work is done, and a part of a day is a day. */
    long passiveDays() {
        return Math.ceilDiv(passiveMinutes, MINUTES_A_DAY);
    }
}
