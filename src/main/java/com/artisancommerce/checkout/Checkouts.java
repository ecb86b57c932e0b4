package com.artisancommerce.checkout;

import com.artisancommerce.catalog.Offers;
import com.artisancommerce.catalog.PriceList;
import com.artisancommerce.catalog.Wish;
import com.artisancommerce.checkout.store.CheckoutRows;
import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.idempotency.Claim;
import com.artisancommerce.platform.idempotency.Idempotency;
import com.artisancommerce.platform.sql.Sql;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.platform.tenancy.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** The checkouts of a shop: accepted here, priced from the database, their command for hours sent with the same commit. */
@Singleton
public class Checkouts {

    private final Sql sql;
    private final CheckoutRows rows;
    private final Offers offers;
    private final Idempotency idempotency;
    private final CheckoutEvents events;
    private final CheckoutChanges changes;
    private final Clock clock;

    Checkouts(
            Sql sql,
            CheckoutRows rows,
            Offers offers,
            Idempotency idempotency,
            CheckoutEvents events,
            CheckoutChanges changes,
            Clock clock) {
        this.sql = sql;
        this.rows = rows;
        this.offers = offers;
        this.idempotency = idempotency;
        this.events = events;
        this.changes = changes;
        this.clock = clock;
    }

    /** Accepts a checkout, or finds the one that the same key made before. */
    public Uni<Accepted> create(Caller caller, NewCheckout wanted, Claim claim) {
        AtomicReference<Checkout> made = new AtomicReference<>();
        return sql.inTransaction(
                        caller.tenant(),
                        tx -> idempotency.once(
                                tx,
                                claim,
                                () -> accept(tx, caller, wanted)
                                        .invoke(made::set)
                                        .map(c -> c.id().value())))
                .chain(effect -> Optional.ofNullable(made.get())
                        .map(fresh -> Uni.createFrom().item(new Accepted(fresh, false)))
                        .orElseGet(() -> find(caller.tenant(), new CheckoutId(effect.resourceId()))
                                .map(found -> new Accepted(found.orElseThrow(), true))));
    }

    /**
     * A checkout that was asked for.
     *
     * @param before whether an earlier request had made it
     */
    public record Accepted(Checkout checkout, boolean before) {}

    /** Opens a checkout whose hours are held already. */
    public Uni<Void> open(Tx tx, Checkout held) {
        return rows.insert(tx, held)
                .chain(() -> rows.save(tx, List.of(held)))
                .chain(() -> events.changed(tx, List.of(held)));
    }

    public Uni<Optional<Checkout>> find(TenantId tenant, CheckoutId id) {
        return sql.inTransaction(tenant, tx -> find(tx, tenant, id));
    }

    public Uni<Optional<Checkout>> find(Tx tx, TenantId tenant, CheckoutId id) {
        return rows.find(tx, tenant, id);
    }

    /** Reservations were answered. Whoever has its answer already stays as it is. */
    public Uni<Void> answered(Tx tx, List<com.artisancommerce.capacity.ReservationAnswered> answers) {
        var byCheckout = answers.stream()
                .collect(Collectors.toMap(
                        com.artisancommerce.capacity.ReservationAnswered::checkoutId,
                        answer -> answer,
                        (one, same) -> one));
        return changes.change(tx, byCheckout.keySet(), checkout -> {
                    var answer = byCheckout.get(checkout.id().value());
                    return answer == null ? checkout : checkout.answered(answer);
                })
                .replaceWithVoid();
    }

    /** An order came of it. Empty when it is not held any more, because somebody else was faster. */
    public Uni<Optional<Checkout>> confirm(Tx tx, CheckoutId id, UUID order) {
        return changes.change(tx, List.of(id.value()), c -> c.status().isHeld() ? c.confirmed(order) : c)
                .map(changed -> changed.stream().findFirst());
    }

    /** The holds of these checkouts are gone: given back, or run out. Answers those that it ended. */
    public Uni<List<Checkout>> end(Tx tx, List<UUID> ids, CheckoutStatus end) {
        return changes.change(tx, ids, checkout -> checkout.ended(end));
    }

    private Uni<Checkout> accept(Tx tx, Caller caller, NewCheckout wanted) {
        var products = wanted.lines().stream().map(Wish::product).distinct().toList();
        return offers.inTransaction(tx, caller.tenant(), products)
                .map(found -> wanted.accept(caller, PriceList.of(found), clock.now()))
                .call(checkout -> Uni.combine()
                        .all()
                        .unis(rows.insert(tx, checkout), events.reserve(tx, List.of(checkout)))
                        .discardItems());
    }
}
