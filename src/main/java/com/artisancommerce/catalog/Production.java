package com.artisancommerce.catalog;

/**
 * What making a product takes.
 *
 * @param setupMinutes work once per order line
 * @param minutesPerUnit work for each piece
 * @param passiveMinutes time that passes by itself after the work (drying, firing, curing)
 * @param maxQuantity pieces in one order line at most
 */
public record Production(int setupMinutes, int minutesPerUnit, int passiveMinutes, int maxQuantity) {
    /** The work of one order line at most, 100,000 hours: queues take no more. */
    public static final long MAX_LINE_MINUTES = 6_000_000;

    /** The work of the largest order line. */
    long mostMinutes() {
        return setupMinutes + (long) minutesPerUnit * maxQuantity;
    }
}
