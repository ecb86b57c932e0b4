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
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Sends what waits in the outbox, at least once and in order per key.
 *
 * <p>Rows are chosen because they are unsent, never because their id is higher than the last: transactions do not commit in the
 * order of their ids. While a round is being sent no transaction is open. When a row cannot be sent, the later rows of its key stay.
 */
@Singleton
class OutboxRelay {

    private static final int LINES_AT_ONCE = 128;

    private final UUID owner = Ids.next();
    private final Leases leases;
    private final OutboxRows rows;
    private final EventSender sender;
    private final Clock clock;
    private final OutboxConfig config;
    private final StuckKeys stuck = new StuckKeys();
    private volatile Held held = Held.NOTHING;

    OutboxRelay(Leases leases, OutboxRows rows, EventSender sender, Clock clock, OutboxConfig config) {
        this.leases = leases;
        this.rows = rows;
        this.sender = sender;
        this.clock = clock;
        this.config = config;
        if (config.lease().compareTo(config.sendWithin()) <= 0) {
            throw new IllegalArgumentException("artisan.outbox.lease must exceed artisan.outbox.send-within");
        }
    }

    /** One round: take up to a batch of unsent rows, send them, mark those that arrived. Answers how many arrived. */
    Uni<Integer> round() {
        return currentLeases().chain(mine -> mine.isEmpty() ? Uni.createFrom().item(0) : relay(mine));
    }

    Uni<Void> leave() {
        held = Held.NOTHING;
        return leases.leave(owner);
    }

    /** Renews when less than half of the lease is left, and always before a send could outlive it. */
    private Uni<List<Lease>> currentLeases() {
        Instant now = clock.now();
        if (mayStillSend()) {
            return Uni.createFrom().item(held.leases());
        }
        return leases.renew(owner)
                .invoke(renewed -> held = new Held(renewed, now.plus(config.lease())))
                .onFailure()
                .invoke(() -> held = Held.NOTHING);
    }

    private Uni<Integer> relay(List<Lease> mine) {
        if (stuck.tooMany(clock.now())) {
            return Uni.createFrom().item(0);
        }
        return rows.unsent(mine, config.batch(), stuck.lines())
                .chain(this::sendAll)
                .chain(arrived -> arrived.isEmpty() ? Uni.createFrom().item(0) : markSent(arrived, mine));
    }

    /** Fewer marked than sent means that another relay took over: its leases are asked for anew before anything else is sent. */
    private Uni<Integer> markSent(List<Long> arrived, List<Lease> mine) {
        return rows.markSent(arrived, mine).invoke(marked -> {
            if (marked < arrived.size()) {
                held = Held.NOTHING;
            }
        });
    }

    private Uni<List<Long>> sendAll(List<OutboxRow> unsent) {
        return Multi.createFrom()
                .iterable(byLine(unsent))
                .onItem()
                .transformToUni(this::sendInOrder)
                .merge(LINES_AT_ONCE)
                .collect()
                .asList()
                .map(lists -> lists.stream().flatMap(List::stream).toList());
    }

    /** The ids that arrived: all of them, or those before the first that did not. */
    private Uni<List<Long>> sendInOrder(List<OutboxRow> line) {
        List<Long> arrived = new ArrayList<>(line.size());
        return Multi.createFrom()
                .iterable(line)
                .select()
                .first(row -> mayStillSend())
                .onItem()
                .transformToUniAndConcatenate(row -> sender.send(row).invoke(() -> arrived.add(row.id())))
                .onItem()
                .ignoreAsUni()
                .onFailure()
                .recoverWithUni(e -> setAside(line, e))
                .map(ignored -> List.copyOf(arrived));
    }

    private Uni<Void> setAside(List<OutboxRow> line, Throwable why) {
        stuck.add(line.getFirst(), why, clock.now());
        return Uni.createFrom().voidItem();
    }

    /** A send that could outlive the lease would let two relays write the same key side by side. */
    private boolean mayStillSend() {
        return clock.now().isBefore(held.until().minus(config.sendWithin()));
    }

    private static Collection<List<OutboxRow>> byLine(List<OutboxRow> unsent) {
        return unsent.stream()
                .collect(Collectors.groupingBy(OutboxRow::line, LinkedHashMap::new, Collectors.toList()))
                .values();
    }

    private record Held(List<Lease> leases, Instant until) {

        static final Held NOTHING = new Held(List.of(), Instant.EPOCH);
    }
}
