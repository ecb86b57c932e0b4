package com.artisancommerce.flow;

import com.artisancommerce.capacity.Intakes;
import com.artisancommerce.capacity.ReservationAnswered;
import com.artisancommerce.capacity.ReservationAnswered.Refusal;
import com.artisancommerce.capacity.ReservationAnswered.RefusalType;
import com.artisancommerce.capacity.Reservations;
import com.artisancommerce.capacity.StepResult;
import com.artisancommerce.checkout.Checkout;
import com.artisancommerce.checkout.CheckoutPayments;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The money came after the hold was over: the hours are asked for again, at the tail. As early as promised, the order is placed; later, the
 * customer is asked; not at all, the money goes back.
 */
@Singleton
class LatePayment {

    private final Intakes intakes;
    private final Reservations reservations;
    private final CheckoutPayments payments;
    private final OrderFromCheckout orders;

    LatePayment(Intakes intakes, Reservations reservations, CheckoutPayments payments, OrderFromCheckout orders) {
        this.intakes = intakes;
        this.reservations = reservations;
        this.payments = payments;
        this.orders = orders;
    }

    /** One that settles payments of the checkout alone calls it, for a checkout whose places are gone. */
    Uni<Void> settle(Tx tx, Checkout missed, String payment, Instant now) {
        Checkout fresh = missed.anew();
        return reservations
                .expire(tx, missed.tenant(), missed.id().value())
                .chain(() -> intakes.again(tx, fresh.commandAt(now)))
                .chain(answered -> answered.outcome() == ReservationAnswered.Outcome.RESERVED
                        ? held(tx, fresh, answered, payment)
                        : payments.refund(tx, missed, reason(answered.refusal()))
                                .replaceWithVoid());
    }

    private Uni<Void> held(Tx tx, Checkout fresh, ReservationAnswered answered, String payment) {
        return fresh.comesLater(answered) ? ask(tx, fresh, answered) : place(tx, fresh, answered, payment);
    }

    private Uni<Void> place(Tx tx, Checkout fresh, ReservationAnswered answered, String payment) {
        return payments.heldAgain(tx, fresh, answered)
                .chain(held -> orders.place(tx, held, payment))
                .map(order -> order.orElseThrow(
                        () -> new IllegalStateException("What was just held for " + fresh.id() + " is over already")))
                .replaceWithVoid();
    }

    private Uni<Void> ask(Tx tx, Checkout fresh, ReservationAnswered answered) {
        return reservations
                .awaitConsent(tx, fresh.tenant(), fresh.id().value(), payments.timeToConsent())
                .map(result -> until(fresh, result))
                .chain(until -> payments.awaitingConsent(tx, fresh, answered, until))
                .replaceWithVoid();
    }

    private static Instant until(Checkout fresh, StepResult result) {
        if (result instanceof StepResult.Done done) {
            return done.entries().getFirst().holdExpiresAt();
        }
        throw new IllegalStateException("What was just held for " + fresh.id() + " cannot wait for consent: " + result);
    }

    private static String reason(@Nullable Refusal refusal) {
        boolean closed = refusal != null && refusal.type() != RefusalType.FULL;
        return "The payment came after the places were gone, and "
                + (closed ? "no orders are taken at the moment." : "there is no room left.");
    }
}
