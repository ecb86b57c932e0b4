package com.artisancommerce.platform.streams;

import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.platform.tenancy.ShopDirectory;
import com.artisancommerce.platform.tenancy.ShopRef;
import com.artisancommerce.platform.web.ProblemException;
import com.artisancommerce.platform.web.ProblemType;
import com.artisancommerce.platform.web.RequestAtHand;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Finds out who asks for a stream. A token counts more than a ticket, which is not looked at beside one. */
@Singleton
public class Visitors {

    private final RequestAtHand request;
    private final SealedGrants grants;
    private final UnusedTickets unused;
    private final StreamCursors cursors;
    private final ShopDirectory shops;
    private final Clock clock;

    Visitors(
            RequestAtHand request,
            SealedGrants grants,
            UnusedTickets unused,
            StreamCursors cursors,
            ShopDirectory shops,
            Clock clock) {
        this.request = request;
        this.grants = grants;
        this.unused = unused;
        this.cursors = cursors;
        this.shops = shops;
        this.clock = clock;
    }

    /**
     * The visitor; empty when the ticket is used up, which is answered 204: a browser stops at it. Whoever comes back with a used ticket and
     * an event of this very stream, shown to the same visitor, is let in.
     *
     * <p>Fails with 401 for a ticket that is none of ours, with 404 for one that does not open this stream, or not in this shop.
     */
    public Uni<Optional<Visitor>> admit(StreamName stream, Arrival arrival) {
        Caller caller = request.caller();
        if (arrival.ticket() == null || !caller.isGuest()) {
            return Uni.createFrom().item(Optional.of(new Visitor(caller, null)));
        }
        Grant grant = grants.open(arrival.ticket())
                .orElseThrow(() -> ProblemType.UNAUTHENTICATED.because("This ticket was not made here."));
        if (!grant.streams().contains(stream)) {
            throw notHere();
        }
        return visitor(grant, caller)
                .chain(visitor -> mayEnter(grant, visitor, stream, arrival)
                        .map(enters -> enters ? Optional.of(visitor) : Optional.empty()));
    }

    private Uni<Boolean> mayEnter(Grant grant, Visitor visitor, StreamName stream, Arrival arrival) {
        if (!clock.now().isBefore(grant.until())) {
            return Uni.createFrom().item(false);
        }
        return Optional.ofNullable(arrival.cursor())
                        .flatMap(cursors.of(visitor.caller(), stream)::read)
                        .isPresent()
                ? Uni.createFrom().item(true)
                : unused.take(grant, stream);
    }

    private Uni<Visitor> visitor(Grant grant, Caller asking) {
        return shop(grant, asking)
                .map(shop -> new Visitor(
                        new Caller(shop, grant.subject(), grant.roles(), null, null, grant.until()), grant.guestOf()));
    }

    private Uni<ShopRef> shop(Grant grant, Caller asking) {
        ShopRef named = asking.shop();
        if (named == null) {
            return shops.byName(grant.tenant().toString()).map(found -> found.orElseThrow(Visitors::notHere));
        }
        if (!named.tenant().equals(grant.tenant())) {
            throw notHere();
        }
        return Uni.createFrom().item(named);
    }

    private static ProblemException notHere() {
        return ProblemType.NOT_FOUND.because("This ticket does not open this stream.");
    }
}
