package com.artisancommerce.checkout;

import com.artisancommerce.capacity.ReservationAnswered;
import com.artisancommerce.checkout.store.CheckoutRows;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.platform.web.ProblemType;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** What checkouts hear of their payments. The hours themselves are kept, or not, by the queues; a checkout says what these said. */
@Singleton
public class CheckoutPayments {

    private final CheckoutRows rows;
    private final CheckoutChanges changes;
    private final CheckoutLetters letters;
    private final CheckoutConfig config;

    CheckoutPayments(CheckoutRows rows, CheckoutChanges changes, CheckoutLetters letters, CheckoutConfig config) {
        this.rows = rows;
        this.changes = changes;
        this.letters = letters;
        this.config = config;
    }

    /** The checkout, once no other payment of it is being settled; 404 in another shop. To be called before a queue is locked. */
    public Uni<Checkout> alone(Tx tx, TenantId tenant, CheckoutId id) {
        return rows.oneAtATime(tx, id)
                .chain(() -> rows.find(tx, tenant, id))
                .map(found -> found.orElseThrow(
                        () -> ProblemType.NOT_FOUND.because("There is no checkout %s in this shop.", id)));
    }

    /** How long places are kept for a payment by this method. */
    public Duration timeFor(Payment.Method method) {
        return config.payment().of(method);
    }

    /** How long a customer may think about a later date. */
    public Duration timeToConsent() {
        return config.consent();
    }

    public Uni<Checkout> extended(Tx tx, Checkout checkout, Instant until) {
        return change(tx, checkout, each -> each.status() == CheckoutStatus.RESERVED ? each.heldUntil(until) : each);
    }

    public Uni<Checkout> pending(Tx tx, Checkout checkout, Payment payment, Instant until) {
        return change(tx, checkout, each -> each.paymentPending(payment, until));
    }

    public Uni<Checkout> failed(Tx tx, Checkout checkout, Payment payment, Instant until) {
        return change(tx, checkout, each -> each.paymentFailed(payment, until));
    }

    /** It failed after the places were gone: nothing more is waited for. */
    public Uni<Checkout> failedTooLate(Tx tx, Checkout checkout, Payment payment) {
        return change(tx, checkout, each -> each.paymentFailedTooLate(payment));
    }

    /** Notes what was heard, such as that the money is there. What comes of it is another step of the same transaction. */
    public Uni<Checkout> heard(Tx tx, Checkout checkout, Payment payment) {
        return change(tx, checkout, each -> each.paid(payment));
    }

    /** @param fresh the checkout with the entries that are held now */
    public Uni<Checkout> heldAgain(Tx tx, Checkout fresh, ReservationAnswered answered) {
        return change(tx, fresh, each -> each.heldAgain(fresh.lines(), answered));
    }

    /**
     * The customer is asked whether a later date will do.
     *
     * @param fresh the checkout with the entries that are held now
     */
    public Uni<Checkout> awaitingConsent(Tx tx, Checkout fresh, ReservationAnswered answered, Instant until) {
        return change(tx, fresh, each -> each.awaitingConsent(fresh.lines(), answered, until))
                .call(asked -> letters.askConsent(tx, asked));
    }

    /** The money goes back, once: payment is asked for it, and the customer is told why. */
    public Uni<Checkout> refund(Tx tx, Checkout checkout, String reason) {
        return changes.change(
                        tx,
                        List.of(checkout.id().value()),
                        each -> each.status() == CheckoutStatus.REFUNDED ? each : each.refunded())
                .call(changed -> changed.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : letters.refund(tx, changed.getFirst(), reason))
                .map(changed -> changed.stream().findFirst().orElse(checkout));
    }

    /** The money of a payment goes back that came in addition to the one that the checkout has. Harmless when it is told again. */
    public Uni<Void> refundAnother(Tx tx, Checkout checkout, Payment payment) {
        return letters.refundAnother(tx, checkout, payment, "There was another payment for it already.");
    }

    /** Asks for the money of those that ended as refunded because their customers were silent. */
    public Uni<Void> silent(Tx tx, List<Checkout> ended) {
        return Multi.createFrom()
                .iterable(ended)
                .filter(checkout -> checkout.status() == CheckoutStatus.REFUNDED)
                .onItem()
                .transformToUniAndConcatenate(
                        checkout -> letters.refund(tx, checkout, "There was no answer to the later date in time."))
                .onItem()
                .ignoreAsUni();
    }

    /** The checkout as it is then, whether the change made it different or not. */
    private Uni<Checkout> change(Tx tx, Checkout checkout, UnaryOperator<Checkout> change) {
        return changes.change(tx, List.of(checkout.id().value()), change)
                .map(changed -> changed.stream().findFirst().orElse(checkout));
    }
}
