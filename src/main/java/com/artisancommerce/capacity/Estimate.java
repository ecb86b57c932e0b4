package com.artisancommerce.capacity;

import java.util.List;

/** When a piece will be ready and delivered, or the reason why nobody can say. Never a made-up date. */
public sealed interface Estimate {

    /**
     * The dates, and where they come from.
     *
     * @param explanation parts whose days add up to the days from today to the 90 % delivery date
     */
    record Known(DateEstimate ready, DateEstimate delivery, List<Part> explanation) implements Estimate {
        public Known {
            explanation = List.copyOf(explanation);
        }
    }

    record Unknown(UnknownReason reason) implements Estimate {}

    enum UnknownReason {
        /** The artisan has no working hours. */
        NO_HOURS,
        /** The work would end in more than a hundred years. */
        TOO_FAR,
        /** The entry was cancelled, released or has expired. */
        LEFT_QUEUE
    }

    /**
     * One part of the time until delivery.
     *
     * @param days calendar days of this part
     * @param minutes work or passive minutes of this part, 0 where it has none
     */
    record Part(PartCode code, long days, long minutes) {}

    enum PartCode {
        /** Working days on the pieces ahead. */
        WAITING_FOR_OTHERS,
        /** Working days on this piece. */
        OWN_WORK,
        /** Days without working hours until the work is done. */
        DAYS_OFF,
        /** Drying, firing, curing. */
        PASSIVE,
        /** On the way, at the latest. */
        CARRIER
    }
}
