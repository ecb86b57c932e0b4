package com.artisancommerce.waitlist;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.QueueRef;
import com.artisancommerce.capacity.Transit;
import com.artisancommerce.catalog.Wish;
import com.artisancommerce.checkout.CheckoutLine;
import com.artisancommerce.checkout.Contact;
import com.artisancommerce.platform.TenantId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who waits for an artisan's hours, from joining to the end of it. Each step happens once, judged by the time handed in.
 *
 * @param ticket the order of the line: whoever joined earlier has a lower one
 * @param offer the hours that are or were held; null before there was an offer
 * @param passed why it could not be served; null unless it was passed over
 * @param since when it came into its state
 */
public record WaitlistEntry(
        WaitlistId id,
        TenantId tenant,
        ArtisanId artisan,
        long ticket,
        Person person,
        Wish wish,
        String productName,
        Transit transit,
        WaitlistState state,
        @Nullable Offer offer,
        @Nullable PassedReason passed,
        Instant joinedAt,
        Instant since,
        long version) {

    /** @param customer the subject of the token; null for a guest */
    public record Person(@Nullable String customer, Contact contact) {

        /** A customer is known by the subject, a guest by the address. */
        boolean is(Person other) {
            boolean guests = customer == null && other.customer == null;
            return guests
                    ? contact.email().equalsIgnoreCase(other.contact.email())
                    : Objects.equals(customer, other.customer);
        }
    }

    /**
     * Hours held for this entry alone.
     *
     * @param line the snapshot of product, price and work, with its place and its promise; accepting it changes none of them
     * @param expiresAt the first instant at which it is over
     */
    public record Offer(CheckoutLine line, Instant expiresAt) {}

    public QueueRef queue() {
        return new QueueRef(tenant, artisan);
    }

    /** The state as time has made it: an offer whose time is over has lapsed, swept or not. */
    public WaitlistState stateAt(Instant now) {
        boolean over = offer != null && !offer.expiresAt().isAfter(now);
        return state == WaitlistState.OFFERED && over ? WaitlistState.LAPSED : state;
    }

    public WaitlistEntry offered(Offer hours, Instant now) {
        require(WaitlistState.WAITING);
        return in(WaitlistState.OFFERED, hours, null, now);
    }

    public WaitlistEntry passedOver(PassedReason reason, Instant now) {
        require(WaitlistState.WAITING);
        return in(WaitlistState.PASSED_OVER, null, reason, now);
    }

    public WaitlistEntry lapsed(Instant now) {
        require(WaitlistState.OFFERED);
        return in(WaitlistState.LAPSED, offer, null, now);
    }

    public WaitlistEntry accepted(Instant now) {
        require(WaitlistState.OFFERED);
        return in(WaitlistState.ACCEPTED, offer, null, now);
    }

    /** Leaves the line, or turns the offer down. */
    public WaitlistEntry left(Instant now) {
        return in(state == WaitlistState.OFFERED ? WaitlistState.DECLINED : WaitlistState.LEFT, offer, null, now);
    }

    private void require(WaitlistState expected) {
        if (state != expected) {
            throw new IllegalStateException("Entry " + id + " of the waitlist is " + state + ", not " + expected);
        }
    }

    private WaitlistEntry in(WaitlistState next, @Nullable Offer hours, @Nullable PassedReason reason, Instant now) {
        return new WaitlistEntry(
                id,
                tenant,
                artisan,
                ticket,
                person,
                wish,
                productName,
                transit,
                next,
                hours,
                reason,
                joinedAt,
                now,
                version + 1);
    }
}
