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
 * @param payment null while none was announced
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
        @Nullable Payment payment,
        List<CheckoutLine> lines) {

    public Checkout {
        lines = List.copyOf(lines);
    }

    /**
     * What came back so far.
     *
     * @param holdExpiresAt null unless reserved
     * @param promisedBy the date of the last line; null unless reserved
     * @param promisedBefore the earlier date that a late payment has missed; null unless the customer is, or was, asked for consent
     * @param orderId null unless confirmed
     */
    public record Answer(
            @Nullable Instant holdExpiresAt,
            @Nullable LocalDate promisedBy,
            @Nullable LocalDate promisedBefore,
            ReservationAnswered.@Nullable Refusal refusal,
            @Nullable UUID orderId) {

        static final Answer NONE = new Answer(null, null, null, null, null);

        Answer until(@Nullable Instant expiry) {
            return new Answer(expiry, promisedBy, promisedBefore, refusal, orderId);
        }
    }

    /** Nothing more becomes of it: a payment that was announced may still come after the hold is over, or was given back. */
    public boolean isOver() {
        boolean unpaid = status == CheckoutStatus.EXPIRED || status == CheckoutStatus.RELEASED;
        return status.isFinal() && !(unpaid && isPaymentPending());
    }

    private boolean isPaymentPending() {
        return payment != null && payment.status() == Payment.Status.PENDING;
    }

    /** It waits for the outcome of that payment, and not of another one. */
    public boolean waitsFor(Payment told) {
        return isPaymentPending() && payment != null && payment.isSame(told);
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
                new Answer(until, line.promisedBy(), null, null, null),
                null,
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
            case REFUSED ->
                become(CheckoutStatus.REFUSED, new Answer(null, null, null, answered.refusal(), null), lines);
            case EXPIRED -> become(CheckoutStatus.EXPIRED, Answer.NONE, lines);
        };
    }

    Checkout confirmed(UUID order) {
        Answer after = new Answer(answer.holdExpiresAt(), answer.promisedBy(), answer.promisedBefore(), null, order);
        return become(CheckoutStatus.CONFIRMED, after, lines);
    }

    /** Its hold lasts until then. */
    Checkout heldUntil(Instant until) {
        return until.equals(answer.holdExpiresAt()) ? this : become(status, answer.until(until), lines);
    }

    /** It is paid, or paid back, by another payment than that. */
    public boolean isPaidOtherwise(Payment told) {
        return payment != null && !payment.isSame(told);
    }

    /** A payment was announced, perhaps in place of another: it is held until then. */
    Checkout paymentPending(Payment announced, Instant until) {
        return switch (status) {
            case RESERVED -> paid(announced).become(CheckoutStatus.PAYMENT_PENDING, answer.until(until), lines);
            case PAYMENT_PENDING -> paid(announced).heldUntil(until);
            case RESERVING, AWAITING_CONSENT, REFUSED, EXPIRED, RELEASED, CONFIRMED, REFUNDED -> this;
        };
    }

    /** The payment that it waits for came to nothing: it is held until then for another. What another one came to says nothing. */
    Checkout paymentFailed(Payment failed, Instant until) {
        return status == CheckoutStatus.PAYMENT_PENDING && waitsFor(failed)
                ? paid(failed).become(CheckoutStatus.RESERVED, answer.until(until), lines)
                : this;
    }

    /** The payment that it waits for came to nothing after the places were gone. */
    Checkout paymentFailedTooLate(Payment failed) {
        return waitsFor(failed) ? paid(failed) : this;
    }

    /** What was heard of its payment, and nothing else. Nothing changes when it was heard before. */
    Checkout paid(Payment heard) {
        return heard.repeats(payment) ? this : with(version + 1, status, answer, heard, lines);
    }

    /** The same wish with entries that are still to come: what is asked for when its payment came after its hold. */
    public Checkout anew() {
        return with(
                version,
                status,
                answer,
                payment,
                lines.stream().map(CheckoutLine::anew).toList());
    }

    /** The command for its hours, whatever the date: once it is paid the customer is asked instead. */
    public ReserveCapacity commandAt(Instant now) {
        return new ReserveCapacity(
                tenant, id.value(), now, null, transit, command().pieces());
    }

    /** Whether it would come later than was promised. Where nothing was, no promise is missed. */
    public boolean comesLater(ReservationAnswered answered) {
        LocalDate before = answer.promisedBy();
        LocalDate now = answered.promisedBy();
        return before != null && now != null && now.isAfter(before);
    }

    /** Held again after its payment came too late, by these entries. */
    Checkout heldAgain(List<CheckoutLine> fresh, ReservationAnswered answered) {
        return become(status, answer, fresh).reserved(answered);
    }

    /** The customer is asked whether a later date will do, and is held the place for it until then. */
    Checkout awaitingConsent(List<CheckoutLine> fresh, ReservationAnswered answered, Instant until) {
        Checkout again = heldAgain(fresh, answered);
        Answer asked = new Answer(until, again.answer.promisedBy(), answer.promisedBy(), null, null);
        return again.become(CheckoutStatus.AWAITING_CONSENT, asked, again.lines);
    }

    /** The money goes back. */
    Checkout refunded() {
        return become(CheckoutStatus.REFUNDED, answer.until(null), lines);
    }

    /**
     * The hold is gone: given back or run out, perhaps before its answer came here, which is old news from then on. Whoever was silent when
     * asked for consent gets the money back. What is over stays as it is.
     */
    Checkout ended(CheckoutStatus end) {
        return switch (status) {
            case RESERVING, RESERVED, PAYMENT_PENDING -> become(end, answer, lines);
            case AWAITING_CONSENT -> end == CheckoutStatus.EXPIRED ? refunded() : this;
            case REFUSED, EXPIRED, RELEASED, CONFIRMED, REFUNDED -> this;
        };
    }

    private Checkout reserved(ReservationAnswered answered) {
        Map<com.artisancommerce.capacity.EntryId, ReservationAnswered.Place> places = new LinkedHashMap<>();
        answered.places().forEach(place -> places.put(place.entry(), place));
        List<CheckoutLine> placed = lines.stream()
                .map(line -> placed(line, places.get(line.entry())))
                .toList();
        Answer held = new Answer(answered.holdExpiresAt(), answered.promisedBy(), null, null, null);
        return become(CheckoutStatus.RESERVED, held, placed);
    }

    private static CheckoutLine placed(CheckoutLine line, ReservationAnswered.@Nullable Place place) {
        return place == null ? line : line.placed(place.position(), place.promisedBy());
    }

    private Checkout become(CheckoutStatus next, Answer nextAnswer, List<CheckoutLine> nextLines) {
        return with(version + 1, next, nextAnswer, payment, nextLines);
    }

    private Checkout with(
            long nextVersion,
            CheckoutStatus next,
            Answer nextAnswer,
            @Nullable Payment heard,
            List<CheckoutLine> nextLines) {
        return new Checkout(
                id,
                tenant,
                nextVersion,
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
                heard,
                nextLines);
    }
}
