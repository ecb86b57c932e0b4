package com.artisancommerce.waitlist.web;

import com.artisancommerce.api.NewWaitlistEntryJson;
import com.artisancommerce.api.OfferAcceptanceJson;
import com.artisancommerce.api.WaitlistEntryJson;
import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.idempotency.Claim;
import com.artisancommerce.platform.idempotency.Claims;
import com.artisancommerce.platform.idempotency.Effect;
import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.platform.web.ETags;
import com.artisancommerce.waitlist.Acceptance;
import com.artisancommerce.waitlist.InLine;
import com.artisancommerce.waitlist.WaitlistEntry.Person;
import com.artisancommerce.waitlist.WaitlistId;
import com.artisancommerce.waitlist.WaitlistSteps;
import com.artisancommerce.waitlist.Waitlists;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Takes in what must happen once: joining, and accepting an offer. */
@Singleton
class WaitlistDesk {

    private final WaitlistSteps steps;
    private final Acceptance acceptance;
    private final Waitlists waitlists;
    private final Claims claims;
    private final Clock clock;

    WaitlistDesk(WaitlistSteps steps, Acceptance acceptance, Waitlists waitlists, Claims claims, Clock clock) {
        this.steps = steps;
        this.acceptance = acceptance;
        this.waitlists = waitlists;
        this.claims = claims;
        this.clock = clock;
    }

    Uni<RestResponse<WaitlistEntryJson>> join(Caller caller, NewWaitlistEntryJson body, @Nullable String key) {
        Claim claim = claims.of(caller, body.contact().email(), "joinWaitlist", key, body);
        Person person = new Person(caller.subject(), WaitlistWire.contact(body.contact()));
        return steps.join(caller, person, WaitlistWire.wish(body), claim)
                .chain(effect -> created(caller, effect, "/v1/waitlist-entries/", true));
    }

    /** @param token of a guest, whose entry it must open */
    Uni<RestResponse<WaitlistEntryJson>> accept(
            Caller caller, WaitlistId id, @Nullable String token, OfferAcceptanceJson body, @Nullable String key) {
        Claim claim = claims.of(caller, id.toString(), "acceptOffer", key, new Asked(id.value(), body));
        var contact = WaitlistWire.contact(body.contact());
        var address = WaitlistWire.address(body.address());
        return waitlists
                .own(caller, id, token)
                .chain(() -> acceptance.accept(caller.tenant(), id, contact, address, claim))
                .chain(effect -> created(caller, effect, "/v1/checkouts/", false));
    }

    private Uni<RestResponse<WaitlistEntryJson>> created(Caller caller, Effect effect, String place, boolean first) {
        WaitlistId id = new WaitlistId(effect.resourceId());
        return waitlists.made(caller.tenant(), id).map(seen -> answer(seen, effect, place + id, first));
    }

    private RestResponse<WaitlistEntryJson> answer(InLine seen, Effect effect, String location, boolean first) {
        String token = first ? waitlists.tokenFor(seen.entry()).orElse(null) : null;
        WaitlistEntryJson json = WaitlistWire.entry(seen, clock.now(), token);
        var answer = ResponseBuilder.<WaitlistEntryJson>create(RestResponse.Status.CREATED)
                .entity(json)
                .location(URI.create(location))
                .header("ETag", ETags.ofContent(json))
                .header("Cache-Control", "no-store");
        return (effect.replayed() ? answer.header("Idempotent-Replayed", "true") : answer).build();
    }

    /** All that makes this request the one it is: the same key for another offer is another request. */
    record Asked(UUID entry, OfferAcceptanceJson body) {}
}
