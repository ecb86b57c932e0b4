package com.artisancommerce.platform.outbox;

import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.Ids;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Sends what waits in the outbox, at least once and in order per key.
 *
 * <p>Rows are chosen because they are unsent, never because their id is higher than the last: transactions do not commit in the
 * order of their ids. While a round is being sent no transaction is open, and while it is marked the next one goes on. When a row cannot be
 * sent, the later rows of its key stay.
 */
@Singleton
class OutboxRelay {

    private final UUID owner = Ids.next();
    private final Leases leases;
    private final OutboxRows rows;
    private final EventSender sender;
    private final Clock clock;
    private final OutboxConfig config;
    private final StuckKeys stuck = new StuckKeys();
    private final Marks marks;
    private volatile Held held = Held.NOTHING;

    OutboxRelay(Leases leases, OutboxRows rows, EventSender sender, Clock clock, OutboxConfig config) {
        this.leases = leases;
        this.rows = rows;
        this.sender = sender;
        this.clock = clock;
        this.config = config;
        this.marks = new Marks(rows, config.batch(), () -> held = Held.NOTHING);
        if (config.lease().compareTo(config.sendWithin()) <= 0) {
            throw new IllegalArgumentException("artisan.outbox.lease must exceed artisan.outbox.send-within");
        }
    }

    /** One round: take up to a batch of unsent rows, send them, begin to mark those that arrived. Answers how many arrived. */
    Uni<Integer> round() {
        return currentLeases()
                .chain(mine -> mine.isEmpty()
                        ? Uni.createFrom().item(0)
                        : upToDate(mine).chain(() -> relay(mine)));
    }

    /** Once everything that was sent is marked, if it can be: what is not will be sent again by whoever comes next. */
    Uni<Void> leave() {
        return settled().chain(() -> {
            held = Held.NOTHING;
            return leases.leave(owner);
        });
    }

    /** Renews before a send could outlive the lease. Some buckets may go to others then: what was sent is marked before, if it can be. */
    private Uni<List<Lease>> currentLeases() {
        Held now = held;
        return mayStillSend(now)
                ? Uni.createFrom().item(now.leases())
                : settled().chain(this::renew);
    }

    private Uni<List<Lease>> renew() {
        Instant until = clock.now().plus(config.lease());
        return leases.renew(owner)
                .invoke(renewed -> held = new Held(renewed, until))
                .onFailure()
                .invoke(() -> held = Held.NOTHING);
    }

    private Uni<Void> upToDate(List<Lease> mine) {
        return marks.isBehind() ? marks.settle(mine) : Uni.createFrom().voidItem();
    }

    private Uni<Void> settled() {
        List<Lease> mine = held.leases();
        return mine.isEmpty()
                ? Uni.createFrom().voidItem()
                : marks.settle(mine).onFailure().recoverWithNull();
    }

    private Uni<Integer> relay(List<Lease> mine) {
        if (stuck.tooMany(clock.now())) {
            return Uni.createFrom().item(0);
        }
        return rows.unsent(mine, config.batch(), stuck.lines(), marks.pending())
                .chain(this::sendAll)
                .chain(arrived -> arrived.isEmpty()
                        ? Uni.createFrom().item(0)
                        : marks.begin(arrived, mine).replaceWith(arrived.size()));
    }

    /** The ids that arrived. One volley after the other, so that a line goes on only behind what arrived. */
    private Uni<List<Long>> sendAll(List<OutboxRow> unsent) {
        List<Long> arrived = new ArrayList<>(unsent.size());
        Set<String> failed = new HashSet<>();
        return Multi.createFrom()
                .iterable(Volleys.of(unsent))
                .select()
                .first(volley -> mayStillSend(held))
                .onItem()
                .transformToUniAndConcatenate(volley ->
                        send(volley, failed).invoke(sent -> sent.arrived().forEach(row -> arrived.add(row.id()))))
                .onItem()
                .ignoreAsUni()
                .map(ignored -> List.copyOf(arrived));
    }

    /** @param failed the lines that wait; those that fail now are added */
    private Uni<EventSender.Sent> send(List<OutboxRow> volley, Set<String> failed) {
        List<OutboxRow> free =
                volley.stream().filter(row -> !failed.contains(row.line())).toList();
        return sender.send(free)
                .invoke(sent -> sent.failed().forEach(each -> {
                    failed.add(each.row().line());
                    stuck.add(each.row(), each.why(), clock.now());
                }));
    }

    /** A send that could outlive the lease would let two relays write the same key side by side. */
    private boolean mayStillSend(Held now) {
        return clock.now().isBefore(now.until().minus(config.sendWithin()));
    }

    private record Held(List<Lease> leases, Instant until) {

        static final Held NOTHING = new Held(List.of(), Instant.EPOCH);
    }
}
