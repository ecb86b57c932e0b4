package com.artisancommerce.capacity;

/** The carrier's range in days, from ready to delivered. */
public record Transit(int minDays, int maxDays) {
    /** Collected at the workshop. */
    public static final Transit NONE = new Transit(0, 0);

    public Transit {
        if (minDays < 0 || maxDays < minDays || maxDays > 365) {
            throw new IllegalArgumentException(
                    "A carrier's range is 0 <= min <= max <= 365 days, not " + minDays + " to " + maxDays);
        }
    }

    /** The middle of the range, rounded up. */
    public int middleDays() {
        return (minDays + maxDays + 1) / 2;
    }
}
