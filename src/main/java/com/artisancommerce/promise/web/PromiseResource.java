package com.artisancommerce.promise.web;

import com.artisancommerce.api.AccuracyJson;
import com.artisancommerce.api.ArtisanPromisePageJson;
import com.artisancommerce.api.DelayAnnouncementJson;
import com.artisancommerce.api.DelayNoticeJson;
import com.artisancommerce.api.DelayNoticesJson;
import com.artisancommerce.api.DelayPolicyJson;
import com.artisancommerce.api.PromiseApi;
import com.artisancommerce.api.PromiseLedgerJson;
import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.platform.tenancy.Role;
import com.artisancommerce.platform.web.Answers;
import com.artisancommerce.platform.web.ETags;
import com.artisancommerce.platform.web.RequestAtHand;
import com.artisancommerce.promise.Accuracies;
import com.artisancommerce.promise.DelayPolicy;
import com.artisancommerce.promise.NoticeId;
import com.artisancommerce.promise.StaffNotices.Delay;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Singleton
class PromiseResource implements PromiseApi {

    private final RequestAtHand request;
    private final CustomerDesk customers;
    private final StaffDesk staff;
    private final Accuracies accuracies;

    PromiseResource(RequestAtHand request, CustomerDesk customers, StaffDesk staff, Accuracies accuracies) {
        this.request = request;
        this.customers = customers;
        this.staff = staff;
        this.accuracies = accuracies;
    }

    @Override
    public Uni<RestResponse<PromiseLedgerJson>> listOrderPromises(UUID orderId, @Nullable String orderToken) {
        return customers
                .ledger(request.caller(), orderId, orderToken)
                .map(kept -> Answers.personal(PromiseWire.ledger(kept), null));
    }

    @Override
    public Uni<RestResponse<DelayNoticesJson>> listDelayNotices(UUID orderId, @Nullable String orderToken) {
        return customers
                .notices(request.caller(), orderId, orderToken)
                .map(notices -> Answers.personal(PromiseWire.notices(notices, request.now()), null));
    }

    @Override
    public Uni<RestResponse<DelayNoticeJson>> acceptDelay(UUID noticeId, @Nullable String orderToken) {
        return customers
                .accept(request.caller(), new NoticeId(noticeId), orderToken)
                .map(notice -> Answers.personal(PromiseWire.notice(notice, request.now()), null));
    }

    @Override
    public Uni<RestResponse<DelayNoticeJson>> cancelDelayed(UUID noticeId, @Nullable String orderToken) {
        return customers
                .cancel(request.caller(), new NoticeId(noticeId), orderToken)
                .map(notice -> Answers.personal(PromiseWire.notice(notice, request.now()), null));
    }

    @Override
    public Uni<RestResponse<DelayNoticeJson>> announceDelay(UUID artisanId, UUID entryId, DelayAnnouncementJson body) {
        Delay delay = new Delay(new ArtisanId(artisanId), new EntryId(entryId), body.newDate(), body.reason());
        return staff.announce(artisan(), delay)
                .map(notice -> Answers.personal(PromiseWire.notice(notice, request.now()), null));
    }

    @Override
    public Uni<RestResponse<ArtisanPromisePageJson>> listArtisanPromises(
            UUID artisanId, @Nullable String status, @Nullable Integer limit, @Nullable String cursor) {
        return staff.board(artisan(), new ArtisanId(artisanId), PromiseWire.risk(status), cursor, limit)
                .map(page -> Answers.personal(PromiseWire.page(page, request.now()), null));
    }

    @Override
    public Uni<RestResponse<AccuracyJson>> getAccuracy(UUID artisanId, @Nullable String ifNoneMatch) {
        Caller caller = request.caller();
        return accuracies
                .of(caller.tenant(), new ArtisanId(artisanId))
                .map(found ->
                        Answers.read(caller, ETags.ofContent(found), ifNoneMatch, () -> PromiseWire.accuracy(found)));
    }

    @Override
    public Uni<RestResponse<DelayPolicyJson>> getDelayPolicy(@Nullable String ifNoneMatch) {
        return staff.policy(admin().tenant())
                .map(found -> Answers.personal(PromiseWire.policy(found), ETags.of(found.version()), ifNoneMatch));
    }

    @Override
    public Uni<RestResponse<DelayPolicyJson>> setDelayPolicy(DelayPolicyJson body, @Nullable String ifMatch) {
        Caller caller = admin();
        DelayPolicy wanted = new DelayPolicy(body.silentDelayDays(), body.answerWithinDays(), ETags.required(ifMatch));
        return staff.setPolicy(caller.tenant(), wanted)
                .map(after -> Answers.written(PromiseWire.policy(after), after.version()));
    }

    private Caller artisan() {
        return request.caller().require(Role.ARTISAN, Role.SHOP_ADMIN);
    }

    private Caller admin() {
        return request.caller().require(Role.SHOP_ADMIN);
    }
}
