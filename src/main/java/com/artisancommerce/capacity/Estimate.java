package com.artisancommerce.capacity;

import java.util.List;

/** When a piece will be ready and delivered, or the reason why nobody can say. Never a made-up date. */
public sealed interface Estimate {

    /**
     * The dates, and where they come from.
     *
     * @param explanation not to be changed; parts whose days add up to the days from today to the 90 % delivery date
     */
    record Known(DateEstimate ready, DateEstimate delivery, List<Part> explanation) implements Estimate {}

    record Unknown(UnknownReason reason) implements Estimate {}

    enum UnknownReason {
        /** The artisan has no working hours. */
        NO_HOURS("The artisan has no working hours."),
        /** The work would end in more than a hundred years. */
        TOO_FAR("The work would end in more than a hundred years."),
        /** Something for it is missing, and nobody can say until when. */
        BLOCKED("Something for it is missing, and nobody can say yet when work goes on."),
        /** The entry was cancelled, released or has expired. */
        LEFT_QUEUE("It is no longer in the queue.");

        private final String text;

        UnknownReason(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /**
     * One part of the time until delivery.
     *
     * @param days calendar days of this part
     * @param minutes work or passive minutes of this part, 0 where it has none
     */
    record Part(PartCode code, long days, long minutes) {

        /** In words that a customer reads. */
        public String text() {
            return switch (code) {
                case RESTING -> span() + " until what is missing is there";
                case WAITING_FOR_OTHERS -> effort() + " of work on the pieces ahead, over " + span();
                case OWN_WORK -> effort() + " of work on this piece, over " + span();
                case DAYS_OFF -> span() + " without working hours";
                case PASSIVE -> span() + " to dry, fire or cure";
                case CARRIER -> span() + " on the way";
            };
        }

        private String span() {
            return days == 1 ? "1 day" : days + " days";
        }

        private String effort() {
            long rest = minutes % 60;
            return rest == 0 ? minutes / 60 + " h" : minutes / 60 + " h " + rest + " min";
        }
    }

    enum PartCode {
        /** Nothing can be done, because something is missing. */
        RESTING,
        /** Working days on the pieces ahead. */
        WAITING_FOR_OTHERS,
        /** Working days on this piece. */
        OWN_WORK,
        /** Days without working hours until the work is done. */
        DAYS_OFF,
        /** Drying, firing, curing. */
        PASSIVE,
        /** On the way, with what its uncertainty adds to the 90 % date. */
        CARRIER
    }
}
