package com.artisancommerce.capacity.domain.estimate;

/**
 * Work that stands before a piece: how many entries, their minutes, and the sum of the squares of their minutes, from which the
 * spread of their sum follows.
 */
public record Load(int entries, long minutes, long sumOfSquares) {
    public static final Load NONE = new Load(0, 0, 0);

    public Load plus(long workMinutes) {
        return new Load(entries + 1, minutes + workMinutes, sumOfSquares + workMinutes * workMinutes);
    }
}
