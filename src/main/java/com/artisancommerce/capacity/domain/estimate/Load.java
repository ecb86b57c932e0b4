package com.artisancommerce.capacity.domain.estimate;

/**
 * Work that stands before a piece: how many entries, their planned minutes, their expected minutes, and the sum of the squares of
 * those, from which the spread of their sum follows.
 *
 * <p>Integer sums are the same in whatever order they are added up, so what an entry is told from the entries and what a newcomer is told
 * from the summary is one answer.
 */
public record Load(int entries, long minutes, long expectedMinutes, long sumOfSquares) {
    public static final Load NONE = new Load(0, 0, 0, 0);

    /** One more piece. */
    public Load plus(long planned, long expected) {
        return new Load(entries + 1, minutes + planned, expectedMinutes + expected, sumOfSquares + expected * expected);
    }

    public Load plus(Load other) {
        return new Load(
                entries + other.entries,
                minutes + other.minutes,
                expectedMinutes + other.expectedMinutes,
                sumOfSquares + other.sumOfSquares);
    }
}
