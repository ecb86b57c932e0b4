package com.artisancommerce.waitlist;

import com.artisancommerce.checkout.Address;
import com.artisancommerce.checkout.Checkout;
import com.artisancommerce.checkout.Checkouts;
import com.artisancommerce.checkout.Contact;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.idempotency.Claim;
import com.artisancommerce.platform.idempotency.Effect;
import com.artisancommerce.platform.idempotency.Idempotency;
import com.artisancommerce.platform.sql.Sql;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.platform.web.ProblemException;
import com.artisancommerce.platform.web.ProblemType;
import com.artisancommerce.waitlist.WaitlistEntry.Offer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

/** An offer is taken: its hold becomes that of a checkout, at the price and the date that were offered. One transaction. */
@Singleton
public class Acceptance {

    private final Sql sql;
    private final Idempotency idempotency;
    private final WaitlistBook book;
    private final Checkouts checkouts;

    Acceptance(Sql sql, Idempotency idempotency, WaitlistBook book, Checkouts checkouts) {
        this.sql = sql;
        this.idempotency = idempotency;
        this.book = book;
        this.checkouts = checkouts;
    }

    /** Answers the checkout's id; the same claim twice makes one checkout. */
    public Uni<Effect> accept(TenantId tenant, WaitlistId id, Contact contact, Address address, Claim claim) {
        return sql.inTransaction(
                tenant,
                tx -> idempotency.once(
                        tx,
                        claim,
                        () -> book.lock(tx, tenant, id)
                                .map(found -> found.orElseThrow(() -> Waitlists.absent(id)))
                                .chain(locked -> open(tx, locked, contact, address))));
    }

    private Uni<UUID> open(Tx tx, WaitlistBook.Locked locked, Contact contact, Address address) {
        WaitlistEntry entry = locked.entry();
        Offer offer = requireOffer(entry, locked.now());
        var buyer = new Checkout.Buyer(entry.person().customer(), contact, address);
        Checkout checkout = Checkout.held(
                entry.id().checkout(),
                entry.tenant(),
                buyer,
                entry.transit(),
                offer.line(),
                offer.expiresAt(),
                locked.now());
        return checkouts
                .open(tx, checkout)
                .chain(() -> book.write(tx, entry, entry.accepted(locked.now())))
                .replaceWith(checkout.id().value());
    }

    private static Offer requireOffer(WaitlistEntry entry, Instant now) {
        Offer offer = entry.offer();
        return switch (entry.stateAt(now)) {
            case OFFERED -> Objects.requireNonNull(offer, "whoever has an offer has its hours");
            case LAPSED ->
                throw ProblemType.HOLD_EXPIRED.because("The offer to %s is over. Join the waitlist again.", entry.id());
            case WAITING, ACCEPTED, DECLINED, PASSED_OVER, LEFT -> throw noOffer(entry);
        };
    }

    private static ProblemException noOffer(WaitlistEntry entry) {
        String state = entry.state().name().toLowerCase(Locale.ROOT);
        return ProblemType.ILLEGAL_TRANSITION
                .because("Entry %s has no offer to accept: it is %s.", entry.id(), state)
                .with("state", state);
    }
}
