package com.artisancommerce.capacity;

import com.artisancommerce.catalog.Production;

/** The work of one line: minutes of the artisan, then minutes that pass by themselves. */
public record WorkItem(long minutes, long passiveMinutes) {
    /** Far above any real piece, and its square summed over 10,000 entries fits a long. */
    public static final long MAX_MINUTES = Production.MAX_LINE_MINUTES;

    public WorkItem {
        requireWithin("work", minutes);
        requireWithin("passive", passiveMinutes);
    }

    private static void requireWithin(String kind, long minutes) {
        if (minutes < 0 || minutes > MAX_MINUTES) {
            throw new IllegalArgumentException(
                    "The " + kind + " minutes of a line are 0 to " + MAX_MINUTES + ", not " + minutes);
        }
    }
}
