package com.artisancommerce.capacity.domain.estimate;

/**
 * Work that stands before a piece: how many entries, their planned minutes, their expected minutes, and the sum of the squares of
 * those, from which the spread of their sum follows.
 */
public record Load(int entries, long minutes, long expectedMinutes, long sumOfSquares) {
    public static final Load NONE = new Load(0, 0, 0, 0);

    /** One more piece. */
    public Load plus(long planned, long expected) {
        return new Load(entries + 1, minutes + planned, expectedMinutes + expected, sumOfSquares + expected * expected);
    }
}
