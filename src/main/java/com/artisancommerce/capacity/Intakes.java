package com.artisancommerce.capacity;

import com.artisancommerce.capacity.store.Answers;
import com.artisancommerce.capacity.store.Holds;
import com.artisancommerce.capacity.store.LockedQueues;
import com.artisancommerce.capacity.store.LockedQueues.Locked;
import com.artisancommerce.catalog.ProductId;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Takes reservations in: a whole batch in one transaction, its queues locked in the order of their ids, decided in the order in which the
 * commands came. A handful of statements whatever the size of the batch, and the same however many wait already.
 */
@Singleton
public class Intakes {

    private final LockedQueues queues;
    private final Answers answers;
    private final Holds holds;
    private final QueueEvents events;
    private final IntakeRules rules;

    Intakes(LockedQueues queues, Answers answers, Holds holds, QueueEvents events, IntakeRules rules) {
        this.queues = queues;
        this.answers = answers;
        this.holds = holds;
        this.events = events;
        this.rules = rules;
    }

    /**
     * Answers every command, those that came before included: they change nothing and get the same answer again. Tells of those that were
     * answered for the first time.
     */
    public Uni<List<ReservationAnswered>> reserve(Tx tx, List<ReserveCapacity> commands) {
        return queues.lock(tx, queues(commands), products(commands))
                .chain(locked -> answers.known(tx, checkouts(commands))
                        .map(known -> rules.batch(locked, known))
                        .invoke(batch -> commands.forEach(batch::decide))
                        .call(batch -> write(tx, locked, batch)))
                .map(ReservationBatch::fresh);
    }

    /**
     * Holds hours for whoever is first on the waitlist, past all who ask only now. Under the queue's lock. A refusal is not kept, so that they
     * may be offered hours later.
     *
     * @param holdFor how long the offer stands
     */
    public Uni<ReservationAnswered> offer(Tx tx, ReserveCapacity command, Duration holdFor) {
        List<ReserveCapacity> one = List.of(command);
        return queues.lock(tx, queues(one), products(one))
                .map(Intakes::forTheFirstInLine)
                .chain(locked -> Uni.createFrom()
                        .item(rules.batch(locked, Map.of(), holdFor))
                        .invoke(batch -> batch.decide(command))
                        .call(batch ->
                                batch.holds().isEmpty() ? Uni.createFrom().voidItem() : write(tx, locked, batch)))
                .map(batch -> batch.answers().getFirst());
    }

    /**
     * Asks for hours anew, by the rules for everybody, at the tail: for a checkout whose hold was over when its payment came. The first
     * answer stays the one that a repeated command gets.
     */
    public Uni<ReservationAnswered> again(Tx tx, ReserveCapacity command) {
        List<ReserveCapacity> one = List.of(command);
        return queues.lock(tx, queues(one), products(one))
                .chain(locked -> Uni.createFrom()
                        .item(() -> rules.batch(locked, Map.of()))
                        .invoke(batch -> batch.decide(command))
                        .call(batch -> hold(tx, locked, batch))
                        .call(batch -> events.held(tx, batch)))
                .map(batch -> batch.answers().getFirst());
    }

    private static Set<ProductId> products(List<ReserveCapacity> commands) {
        return commands.stream()
                .flatMap(command -> command.pieces().stream())
                .map(piece -> piece.line().product())
                .collect(Collectors.toSet());
    }

    private Uni<Void> write(Tx tx, Map<TenantId, Locked> locked, ReservationBatch batch) {
        return hold(tx, locked, batch)
                .chain(() -> answers.keep(tx, batch.fresh(), batch.now()))
                .chain(() -> events.reserved(tx, batch));
    }

    private Uni<Void> hold(Tx tx, Map<TenantId, Locked> locked, ReservationBatch batch) {
        return queues.save(tx, locked, batch.changed()).chain(() -> holds.insert(tx, batch.holds(), batch.now()));
    }

    private static Map<TenantId, Locked> forTheFirstInLine(Map<TenantId, Locked> locked) {
        Map<TenantId, Locked> own = new HashMap<>(locked);
        own.replaceAll((shop, queues) -> queues.forTheFirstInLine());
        return own;
    }

    private static Set<QueueRef> queues(List<ReserveCapacity> commands) {
        return commands.stream()
                .flatMap(command -> command.pieces().stream()
                        .map(piece ->
                                new QueueRef(command.tenant(), piece.line().artisan())))
                .collect(Collectors.toSet());
    }

    private static List<UUID> checkouts(List<ReserveCapacity> commands) {
        return commands.stream().map(ReserveCapacity::checkoutId).distinct().toList();
    }
}
