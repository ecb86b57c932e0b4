package com.artisancommerce.capacity;

import com.artisancommerce.capacity.Admission.FullReason;
import com.artisancommerce.platform.TenantId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came of a reservation: places taken, or the reason why nothing was held. Kept with the reservation and sent to the checkout.
 *
 * @param refusal null when reserved
 */
public record ReservationAnswered(
        TenantId tenant,
        UUID checkoutId,
        Outcome outcome,
        @Nullable Instant holdExpiresAt,
        @Nullable LocalDate promisedBy,
        List<Place> places,
        @Nullable Refusal refusal) {

    public static final String TOPIC = "checkout.results";
    public static final String TYPE = "com.artisancommerce.capacity.reservation-answered.v1";

    public ReservationAnswered {
        places = List.copyOf(places);
    }

    /** How it ended. */
    public enum Outcome {
        RESERVED,
        REFUSED,
        /** The command came too late to be worth a hold. */
        EXPIRED
    }

    /** Why an artisan took nothing in. */
    public enum RefusalType {
        FULL,
        PAUSED,
        NO_HOURS,
        DATE_MOVED
    }

    /** The place of one entry at the moment of the hold. */
    public record Place(EntryId entry, int position, LocalDate readyBy, LocalDate promisedBy) {}

    /**
     * A refusal and what to do with it.
     *
     * @param artisanId whose hours are missing; null when the dates of several together are too late
     * @param availableFrom when hours come free; null with the reason why nobody can say
     * @param until when intake opens again
     * @param asked the latest date the customer would have taken
     * @param now the date it would have been
     */
    public record Refusal(
            RefusalType type,
            @Nullable UUID artisanId,
            @Nullable LocalDate availableFrom,
            @Nullable String reason,
            @Nullable LocalDate until,
            @Nullable LocalDate asked,
            @Nullable LocalDate now) {

        /** Whether it is worth waiting for. */
        public boolean mayWait() {
            return switch (type) {
                case FULL ->
                    Arrays.stream(FullReason.values())
                            .noneMatch(each -> !each.mayWait() && word(each).equals(reason));
                case PAUSED -> true;
                case NO_HOURS, DATE_MOVED -> false;
            };
        }
    }

    static ReservationAnswered reserved(ReserveCapacity command, Admission.Accepted accepted) {
        var places = accepted.placements().stream()
                .map(p -> new Place(p.line().entry(), p.position(), p.readyBy(), p.promisedBy()))
                .toList();
        Instant expires = accepted.placements().getFirst().holdExpiresAt();
        return new ReservationAnswered(
                command.tenant(), command.checkoutId(), Outcome.RESERVED, expires, accepted.promisedBy(), places, null);
    }

    static ReservationAnswered refused(ReserveCapacity command, Admission.Refused refused) {
        return new ReservationAnswered(
                command.tenant(), command.checkoutId(), Outcome.REFUSED, null, null, List.of(), refusal(refused));
    }

    static ReservationAnswered tooLate(ReserveCapacity command) {
        return new ReservationAnswered(
                command.tenant(), command.checkoutId(), Outcome.EXPIRED, null, null, List.of(), null);
    }

    private static Refusal refusal(Admission.Refused refused) {
        return switch (refused) {
            case Admission.Full full ->
                new Refusal(
                        RefusalType.FULL,
                        full.artisan().value(),
                        full.availableFrom().orElse(null),
                        word(full.reason()),
                        null,
                        null,
                        null);
            case Admission.Paused paused ->
                new Refusal(
                        RefusalType.PAUSED,
                        paused.artisan().value(),
                        null,
                        paused.reason(),
                        paused.until(),
                        null,
                        null);
            case Admission.NoHours none ->
                new Refusal(RefusalType.NO_HOURS, none.artisan().value(), null, null, null, null, null);
            case Admission.DateMoved moved ->
                new Refusal(RefusalType.DATE_MOVED, null, null, null, null, moved.asked(), moved.now());
        };
    }

    private static String word(FullReason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }
}
