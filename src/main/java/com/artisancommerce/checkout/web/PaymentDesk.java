package com.artisancommerce.checkout.web;

import com.artisancommerce.api.CheckoutJson;
import com.artisancommerce.api.PaymentReportJson;
import com.artisancommerce.checkout.Checkout;
import com.artisancommerce.checkout.CheckoutId;
import com.artisancommerce.checkout.Checkouts;
import com.artisancommerce.flow.AnswerLaterDate;
import com.artisancommerce.flow.TakePayment;
import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.idempotency.Claims;
import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.platform.web.ETags;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Shop staff record what they hear of a payment; customers who paid late say whether a later date will do. */
@Singleton
class PaymentDesk {

    private final TakePayment payments;
    private final AnswerLaterDate consent;
    private final Checkouts checkouts;
    private final Claims claims;
    private final Clock clock;

    PaymentDesk(TakePayment payments, AnswerLaterDate consent, Checkouts checkouts, Claims claims, Clock clock) {
        this.payments = payments;
        this.consent = consent;
        this.checkouts = checkouts;
        this.claims = claims;
        this.clock = clock;
    }

    /** Answers the checkout as it is then. */
    Uni<RestResponse<CheckoutJson>> record(Caller caller, UUID checkout, PaymentReportJson body, @Nullable String key) {
        var claim = claims.of(caller, "", "recordPayment", key, new Asked(checkout, body));
        CheckoutId id = new CheckoutId(checkout);
        return payments.take(caller.tenant(), id, CheckoutWire.payment(body, clock.now()), claim)
                .chain(effect -> checkouts
                        .find(caller.tenant(), id)
                        .map(found -> recorded(found.orElseThrow(), effect.replayed())));
    }

    Uni<Checkout> answer(Caller caller, Checkout asked, boolean accept) {
        return consent.answer(caller, asked, accept)
                .chain(() -> checkouts.find(asked.tenant(), asked.id()))
                .map(found -> found.orElse(asked));
    }

    private static RestResponse<CheckoutJson> recorded(Checkout checkout, boolean replayed) {
        var answer = ResponseBuilder.ok(CheckoutWire.json(checkout, null))
                .header("ETag", ETags.of(checkout.version()))
                .header("Cache-Control", "no-store");
        return (replayed ? answer.header("Idempotent-Replayed", "true") : answer).build();
    }

    /** All that makes this request the one it is: the same key for another checkout is another request. */
    record Asked(UUID checkout, PaymentReportJson body) {}
}
