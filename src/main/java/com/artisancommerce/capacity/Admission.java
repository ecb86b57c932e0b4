package com.artisancommerce.capacity;

import com.artisancommerce.artisan.ArtisanId;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The answer to a reservation request. A refusal is an answer, not an exception. */
public sealed interface Admission {

    /** All lines have their place, in the order of the request. */
    record Accepted(List<Placement> placements) implements Admission {
        public Accepted {
            placements = List.copyOf(placements);
        }

        /** The date of the order: that of its last entry, since it ships together. */
        public LocalDate promisedBy() {
            return placements.stream()
                    .map(Placement::promisedBy)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    /** Nothing was held. */
    sealed interface Refused extends Admission {

        /** Whether it is worth waiting for: the waitlist takes whoever was refused for this. */
        default boolean mayWait() {
            return switch (this) {
                case Full full -> full.reason().mayWait();
                case Paused paused -> true;
                case NoHours none -> false;
                case DateMoved moved -> false;
            };
        }
    }

    /** The hours are sold. Without a date the reason says why there is none. */
    record Full(ArtisanId artisan, Optional<LocalDate> availableFrom, FullReason reason) implements Refused {

        /** There is room by the minutes, but no day that could be promised. */
        public static Full withoutDate(ArtisanId artisan) {
            return new Full(artisan, Optional.empty(), FullReason.NO_DATE);
        }
    }

    /** The artisan takes nothing in at the moment. */
    record Paused(
            ArtisanId artisan, String reason, @Nullable LocalDate until) implements Refused {}

    /** The artisan has no working hours. */
    record NoHours(ArtisanId artisan) implements Refused {}

    /** There is room, but later than the customer accepts. */
    record DateMoved(LocalDate asked, LocalDate now) implements Refused {}

    /** Why an artisan is full. */
    enum FullReason {
        /** Room comes by itself on the date given. */
        NO_ROOM_YET,
        /** The work asked for does not fit the horizon even of an empty queue. */
        TOO_LARGE,
        /** Others wait already and come first. */
        OTHERS_WAIT,
        /** No room within two years. */
        NO_ROOM_WITHIN_TWO_YEARS,
        /** The minutes fit, but the hours stated end before the day that would hold nine times out of ten. */
        NO_DATE;

        /** Room may come by waiting: others leave, or time passes. */
        boolean mayWait() {
            return this != TOO_LARGE && this != NO_DATE;
        }
    }
}
