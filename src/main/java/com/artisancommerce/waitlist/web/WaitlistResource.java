package com.artisancommerce.waitlist.web;

import com.artisancommerce.api.NewWaitlistEntryJson;
import com.artisancommerce.api.OfferAcceptanceJson;
import com.artisancommerce.api.WaitlistApi;
import com.artisancommerce.api.WaitlistEntryJson;
import com.artisancommerce.api.WaitlistPageJson;
import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.platform.tenancy.Role;
import com.artisancommerce.platform.web.Answers;
import com.artisancommerce.platform.web.Cursors;
import com.artisancommerce.platform.web.ETags;
import com.artisancommerce.platform.web.RequestAtHand;
import com.artisancommerce.waitlist.InLine;
import com.artisancommerce.waitlist.WaitlistId;
import com.artisancommerce.waitlist.WaitlistSteps;
import com.artisancommerce.waitlist.Waitlists;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Singleton
class WaitlistResource implements WaitlistApi {

    private final RequestAtHand request;
    private final WaitlistDesk desk;
    private final Waitlists waitlists;
    private final WaitlistSteps steps;

    WaitlistResource(RequestAtHand request, WaitlistDesk desk, Waitlists waitlists, WaitlistSteps steps) {
        this.request = request;
        this.desk = desk;
        this.waitlists = waitlists;
        this.steps = steps;
    }

    @Override
    public Uni<RestResponse<WaitlistPageJson>> listWaitlistEntries(@Nullable Integer limit, @Nullable String cursor) {
        Caller caller = request.caller().require(Role.CUSTOMER, Role.SHOP_ADMIN);
        String customer = caller.signedIn().orElseThrow();
        return waitlists
                .mine(caller, customer, Cursors.read(cursor), Cursors.limit(limit))
                .map(page -> Answers.personal(WaitlistWire.page(page, request.now()), null));
    }

    @Override
    public Uni<RestResponse<WaitlistEntryJson>> joinWaitlist(
            NewWaitlistEntryJson body, @Nullable String idempotencyKey) {
        return desk.join(request.caller(), body, idempotencyKey);
    }

    @Override
    public Uni<RestResponse<WaitlistEntryJson>> getWaitlistEntry(
            UUID waitlistEntryId, @Nullable String orderToken, @Nullable String ifNoneMatch) {
        return find(waitlistEntryId, orderToken).map(seen -> answer(seen, ifNoneMatch));
    }

    @Override
    public Uni<RestResponse<WaitlistEntryJson>> leaveWaitlist(UUID waitlistEntryId, @Nullable String orderToken) {
        return find(waitlistEntryId, orderToken)
                .chain(seen -> steps.leave(seen.entry().tenant(), seen.entry().id()))
                .chain(() -> find(waitlistEntryId, orderToken))
                .map(seen -> answer(seen, null));
    }

    @Override
    public Uni<RestResponse<WaitlistEntryJson>> acceptOffer(
            UUID waitlistEntryId,
            OfferAcceptanceJson body,
            @Nullable String idempotencyKey,
            @Nullable String orderToken) {
        return desk.accept(request.caller(), new WaitlistId(waitlistEntryId), orderToken, body, idempotencyKey);
    }

    @Override
    public Uni<RestResponse<WaitlistPageJson>> listArtisanWaitlist(
            UUID artisanId, @Nullable Integer limit, @Nullable String cursor) {
        Caller caller = request.caller().require(Role.ARTISAN, Role.SHOP_ADMIN);
        return waitlists
                .before(caller, new ArtisanId(artisanId), Cursors.read(cursor), Cursors.limit(limit))
                .map(page -> Answers.personal(WaitlistWire.page(page, request.now()), null));
    }

    private Uni<InLine> find(UUID id, @Nullable String token) {
        return waitlists.get(request.caller(), new WaitlistId(id), token);
    }

    private RestResponse<WaitlistEntryJson> answer(InLine seen, @Nullable String ifNoneMatch) {
        WaitlistEntryJson json = WaitlistWire.entry(seen, request.now(), null);
        return Answers.personal(json, ETags.ofContent(json), ifNoneMatch);
    }
}
