package com.artisancommerce.checkout;

import com.artisancommerce.platform.streams.StreamName;
import com.artisancommerce.platform.streams.Visitor;
import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.platform.tenancy.Role;
import com.artisancommerce.platform.web.ProblemException;
import com.artisancommerce.platform.web.ProblemType;
import com.artisancommerce.platform.web.Signatures;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may see a checkout and the order that comes of it: the customer it belongs to, the shop's staff, and for a guest whoever holds its
 * token. To everybody else it is not there.
 */
@Singleton
public class CheckoutAccess {

    private static final String PURPOSE = "order-token";

    private final Checkouts checkouts;
    private final Signatures signatures;

    CheckoutAccess(Checkouts checkouts, Signatures signatures) {
        this.checkouts = checkouts;
        this.signatures = signatures;
    }

    /** The name of a checkout's stream. */
    public static StreamName stream(CheckoutId id) {
        return new StreamName("checkout", id.value());
    }

    /** The checkout for somebody who watches it; 404 when it is not there for them, or not any more. */
    public Uni<Checkout> get(Visitor visitor, CheckoutId id, @Nullable String token) {
        return get(visitor.caller(), id, tokenOf(visitor).orElse(token));
    }

    /** The checkout, or 404. */
    public Uni<Checkout> get(Caller caller, CheckoutId id, @Nullable String token) {
        return checkouts
                .find(caller.tenant(), id)
                .map(found -> found.filter(checkout -> mayEnter(caller, checkout.customer(), id, token)))
                .map(seen -> seen.orElseThrow(() -> absent(id)));
    }

    /** Whether the caller may see what belongs to this customer, or to the guest of this checkout. */
    public boolean mayEnter(Caller caller, @Nullable String customer, CheckoutId checkout, @Nullable String token) {
        if (caller.has(Role.SHOP_ADMIN)) {
            return true;
        }
        return customer == null ? holdsToken(checkout, token) : caller.is(customer);
    }

    /**
     * Refuses whoever may enter only as the shop's staff: they may look, but consent is the customer's to give.
     *
     * @param customer the subject of the token; null for a guest
     */
    public static void requireCustomer(Caller caller, @Nullable String customer) {
        if (caller.has(Role.SHOP_ADMIN) && !caller.is(customer)) {
            throw ProblemType.FORBIDDEN.because(
                    "Only the customer can agree to this. The shop's staff may look at it.");
        }
    }

    /** The guest's token: unguessable, made anew from the checkout's id whenever it is needed, stored nowhere. */
    public Optional<String> tokenFor(Checkout checkout) {
        return tokenFor(checkout.id(), checkout.customer());
    }

    /** @param customer null for a guest, who alone gets a token */
    public Optional<String> tokenFor(CheckoutId checkout, @Nullable String customer) {
        return customer == null ? Optional.of(signatures.sign(PURPOSE, checkout.toString())) : Optional.empty();
    }

    /** The token that a guest showed when their ticket was made; empty for anybody else. */
    public Optional<String> tokenOf(Visitor visitor) {
        return Optional.ofNullable(visitor.guestOf()).flatMap(checkout -> tokenFor(new CheckoutId(checkout), null));
    }

    private boolean holdsToken(CheckoutId checkout, @Nullable String token) {
        return token != null && signatures.matches(PURPOSE, checkout.toString(), token);
    }

    private static ProblemException absent(CheckoutId id) {
        return ProblemType.NOT_FOUND.because("There is no checkout %s for this caller.", id);
    }
}
