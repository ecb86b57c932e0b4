package com.artisancommerce.checkout;

import com.artisancommerce.capacity.ReservationAnswered;
import com.artisancommerce.capacity.ReserveCapacity;
import com.artisancommerce.capacity.Transit;
import com.artisancommerce.platform.Money;
import com.artisancommerce.platform.TenantId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer's wish for pieces, from its acceptance to the order that comes of it, or to its end.
 *
 * @param customer the subject of the token; null for a guest
 * @param sentAt when the reservation command was sent last
 */
public record Checkout(
        CheckoutId id,
        TenantId tenant,
        long version,
        CheckoutStatus status,
        @Nullable String customer,
        Contact contact,
        Address address,
        Money total,
        Transit transit,
        @Nullable LocalDate acceptableBy,
        Instant acceptedAt,
        Instant sentAt,
        Answer answer,
        List<CheckoutLine> lines) {

    public Checkout {
        lines = List.copyOf(lines);
    }

    /**
     * What came back so far.
     *
     * @param holdExpiresAt null unless reserved
     * @param promisedBy the date of the last line; null unless reserved
     * @param orderId null unless confirmed
     */
    public record Answer(
            @Nullable Instant holdExpiresAt,
            @Nullable LocalDate promisedBy,
            ReservationAnswered.@Nullable Refusal refusal,
            @Nullable UUID orderId) {

        static final Answer NONE = new Answer(null, null, null, null);
    }

    /**
     * A checkout whose hours are held already, such as that of an accepted offer.
     *
     * @param line as it was priced and placed when the hours were held
     */
    public static Checkout held(
            CheckoutId id,
            TenantId tenant,
            Buyer buyer,
            Transit transit,
            CheckoutLine line,
            Instant until,
            Instant now) {
        return new Checkout(
                id,
                tenant,
                1,
                CheckoutStatus.RESERVED,
                buyer.customer(),
                buyer.contact(),
                buyer.address(),
                line.total(),
                transit,
                null,
                now,
                now,
                new Answer(until, line.promisedBy(), null, null),
                List.of(line));
    }

    /** @param customer the subject of the token; null for a guest */
    public record Buyer(@Nullable String customer, Contact contact, Address address) {}

    /** The command that asks for its hours. */
    public ReserveCapacity command() {
        var pieces = lines.stream().map(CheckoutLine::piece).toList();
        return new ReserveCapacity(tenant, id.value(), acceptedAt, acceptableBy, transit, pieces);
    }

    /** The reservation was answered. Only a checkout that still waits for it takes the answer; to any other it is old news. */
    Checkout answered(ReservationAnswered answered) {
        if (status != CheckoutStatus.RESERVING) {
            return this;
        }
        return switch (answered.outcome()) {
            case RESERVED -> reserved(answered);
            case REFUSED -> become(CheckoutStatus.REFUSED, new Answer(null, null, answered.refusal(), null), lines);
            case EXPIRED -> become(CheckoutStatus.EXPIRED, Answer.NONE, lines);
        };
    }

    Checkout confirmed(UUID order) {
        Answer after = new Answer(answer.holdExpiresAt(), answer.promisedBy(), null, order);
        return become(CheckoutStatus.CONFIRMED, after, lines);
    }

    /**
     * The hold is gone: given back or run out, perhaps before its answer came here, which is old news from then on. What is over stays as
     * it is.
     */
    Checkout ended(CheckoutStatus end) {
        boolean open = status == CheckoutStatus.RESERVED || status == CheckoutStatus.RESERVING;
        return open ? become(end, answer, lines) : this;
    }

    private Checkout reserved(ReservationAnswered answered) {
        Map<com.artisancommerce.capacity.EntryId, ReservationAnswered.Place> places = new LinkedHashMap<>();
        answered.places().forEach(place -> places.put(place.entry(), place));
        List<CheckoutLine> placed = lines.stream()
                .map(line -> placed(line, places.get(line.entry())))
                .toList();
        Answer held = new Answer(answered.holdExpiresAt(), answered.promisedBy(), null, null);
        return become(CheckoutStatus.RESERVED, held, placed);
    }

    private static CheckoutLine placed(CheckoutLine line, ReservationAnswered.@Nullable Place place) {
        return place == null ? line : line.placed(place.position(), place.promisedBy());
    }

    private Checkout become(CheckoutStatus next, Answer nextAnswer, List<CheckoutLine> nextLines) {
        return new Checkout(
                id,
                tenant,
                version + 1,
                next,
                customer,
                contact,
                address,
                total,
                transit,
                acceptableBy,
                acceptedAt,
                sentAt,
                nextAnswer,
                nextLines);
    }
}
