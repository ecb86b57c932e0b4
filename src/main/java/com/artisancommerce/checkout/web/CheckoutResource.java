package com.artisancommerce.checkout.web;

import com.artisancommerce.api.CheckoutApi;
import com.artisancommerce.api.CheckoutJson;
import com.artisancommerce.api.ConsentJson;
import com.artisancommerce.api.NewCheckoutJson;
import com.artisancommerce.api.PaymentReportJson;
import com.artisancommerce.checkout.Checkout;
import com.artisancommerce.checkout.CheckoutAccess;
import com.artisancommerce.checkout.CheckoutId;
import com.artisancommerce.flow.KeepHolds;
import com.artisancommerce.flow.ReleaseCheckout;
import com.artisancommerce.platform.streams.Arrival;
import com.artisancommerce.platform.streams.EventStream;
import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.platform.tenancy.Role;
import com.artisancommerce.platform.web.Answers;
import com.artisancommerce.platform.web.ETags;
import com.artisancommerce.platform.web.RequestAtHand;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Singleton
class CheckoutResource implements CheckoutApi {

    private final RequestAtHand request;
    private final CheckoutDesk desk;
    private final CheckoutAccess access;
    private final ReleaseCheckout release;
    private final KeepHolds holds;
    private final PaymentDesk payments;
    private final CheckoutStream stream;

    CheckoutResource(
            RequestAtHand request,
            CheckoutDesk desk,
            CheckoutAccess access,
            ReleaseCheckout release,
            KeepHolds holds,
            PaymentDesk payments,
            CheckoutStream stream) {
        this.request = request;
        this.desk = desk;
        this.access = access;
        this.release = release;
        this.holds = holds;
        this.payments = payments;
        this.stream = stream;
    }

    @Override
    public Uni<RestResponse<CheckoutJson>> createCheckout(
            NewCheckoutJson body, @Nullable String idempotencyKey, @Nullable String prefer) {
        return desk.accept(request.caller(), body, idempotencyKey, prefer);
    }

    @Override
    public Uni<RestResponse<CheckoutJson>> getCheckout(
            UUID checkoutId, @Nullable String orderToken, @Nullable String ifNoneMatch) {
        return find(checkoutId, orderToken).map(checkout -> answer(checkout, ifNoneMatch));
    }

    @Override
    public Uni<RestResponse<CheckoutJson>> releaseCheckout(UUID checkoutId, @Nullable String orderToken) {
        return find(checkoutId, orderToken).chain(release::release).map(checkout -> answer(checkout, null));
    }

    @Override
    public Uni<RestResponse<CheckoutJson>> extendHold(UUID checkoutId, @Nullable String orderToken) {
        return find(checkoutId, orderToken).chain(holds::extend).map(checkout -> answer(checkout, null));
    }

    @Override
    public Uni<RestResponse<CheckoutJson>> recordPayment(
            UUID checkoutId, PaymentReportJson body, @Nullable String idempotencyKey) {
        return payments.record(request.caller().require(Role.SHOP_ADMIN), checkoutId, body, idempotencyKey);
    }

    @Override
    public Uni<RestResponse<CheckoutJson>> answerLaterDate(
            UUID checkoutId, ConsentJson body, @Nullable String orderToken) {
        Caller caller = request.caller();
        return find(checkoutId, orderToken)
                .chain(checkout -> payments.answer(caller, checkout, body.accept()))
                .map(checkout -> answer(checkout, null));
    }

    @Override
    public Uni<RestResponse<EventStream>> streamCheckout(
            UUID checkoutId,
            @Nullable String orderToken,
            @Nullable String ticket,
            @Nullable String lastEventId,
            @Nullable String lastEventIdQuery) {
        return stream.open(new CheckoutId(checkoutId), orderToken, Arrival.of(ticket, lastEventId, lastEventIdQuery));
    }

    private Uni<Checkout> find(UUID id, @Nullable String orderToken) {
        return access.get(request.caller(), new CheckoutId(id), orderToken);
    }

    private static RestResponse<CheckoutJson> answer(Checkout checkout, @Nullable String ifNoneMatch) {
        return Answers.personal(CheckoutWire.json(checkout, null), ETags.of(checkout.version()), ifNoneMatch);
    }
}
