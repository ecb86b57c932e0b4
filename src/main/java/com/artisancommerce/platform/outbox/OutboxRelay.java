package com.artisancommerce.platform.outbox;

import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.Ids;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Sends what waits in the outbox, at least once and in order per key.
 *
 * <p>Rows are chosen because they are unsent, never because their id is higher than the last: transactions do not commit in the
 * order of their ids. While a round is being sent no transaction is open. When a row cannot be sent, the later rows of its key stay.
 */
@Singleton
class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    private final UUID owner = Ids.next();
    private final Leases leases;
    private final OutboxRows rows;
    private final EventSender sender;
    private final Clock clock;
    private final OutboxConfig config;
    private volatile Held held = new Held(List.of(), Instant.EPOCH);

    OutboxRelay(Leases leases, OutboxRows rows, EventSender sender, Clock clock, OutboxConfig config) {
        this.leases = leases;
        this.rows = rows;
        this.sender = sender;
        this.clock = clock;
        this.config = config;
    }

    /** One round: take up to a batch of unsent rows, send them, mark those that arrived. Answers how many arrived. */
    Uni<Integer> round() {
        return currentLeases().chain(mine -> mine.isEmpty() ? Uni.createFrom().item(0) : relay(mine));
    }

    Uni<Void> leave() {
        held = new Held(List.of(), Instant.EPOCH);
        return leases.leave(owner);
    }

    /** Renews when less than half of the lease is left, and always before a send could outlive it. */
    private Uni<List<Lease>> currentLeases() {
        Instant now = clock.now();
        if (now.isBefore(held.until().minus(config.sendWithin()))) {
            return Uni.createFrom().item(held.leases());
        }
        return leases.renew(owner)
                .invoke(renewed -> held = new Held(renewed, now.plus(config.lease())))
                .onFailure()
                .invoke(() -> held = new Held(List.of(), Instant.EPOCH));
    }

    private Uni<Integer> relay(List<Lease> mine) {
        return rows.unsent(mine, config.batch())
                .chain(unsent -> sendAll(unsent))
                .chain(sent -> sent.isEmpty() ? Uni.createFrom().item(0) : rows.markSent(sent, mine));
    }

    private Uni<List<Long>> sendAll(List<OutboxRow> unsent) {
        return Multi.createFrom()
                .iterable(byKey(unsent))
                .onItem()
                .transformToUni(this::sendInOrder)
                .merge(128)
                .collect()
                .asList()
                .map(lists -> lists.stream().flatMap(List::stream).toList());
    }

    /** The ids that arrived: all of them, or those before the first that did not. */
    private Uni<List<Long>> sendInOrder(List<OutboxRow> ofOneKey) {
        List<Long> arrived = new ArrayList<>(ofOneKey.size());
        return Multi.createFrom()
                .iterable(ofOneKey)
                .onItem()
                .transformToUniAndConcatenate(row -> sendWithinLease(row).invoke(() -> arrived.add(row.id())))
                .onItem()
                .ignoreAsUni()
                .onFailure()
                .invoke(e -> LOG.warnf(
                        "Could not send %s; it and the later rows of its key wait: %s",
                        ofOneKey.getFirst().topic(), e))
                .onFailure()
                .recoverWithNull()
                .map(ignored -> List.copyOf(arrived));
    }

    /** A send that could outlive the lease would let two relays write the same key side by side. */
    private Uni<Void> sendWithinLease(OutboxRow row) {
        return clock.now().isBefore(held.until().minus(config.sendWithin()))
                ? sender.send(row)
                : Uni.createFrom().failure(new IllegalStateException("the lease runs out; it is renewed first"));
    }

    private static Collection<List<OutboxRow>> byKey(List<OutboxRow> unsent) {
        Map<String, List<OutboxRow>> groups = new LinkedHashMap<>();
        unsent.forEach(row -> groups.computeIfAbsent(row.topic() + ' ' + row.key(), key -> new ArrayList<>())
                .add(row));
        return groups.values();
    }

    private record Held(List<Lease> leases, Instant until) {}
}
