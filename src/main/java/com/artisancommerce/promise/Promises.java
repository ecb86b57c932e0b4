package com.artisancommerce.promise;

import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.StepResult;
import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.promise.domain.Ledger;
import com.artisancommerce.promise.store.Ledgers;
import com.artisancommerce.promise.store.Ledgers.Kept;
import com.artisancommerce.promise.store.Ledgers.Opened;
import com.artisancommerce.promise.store.PromiseRows;
import com.artisancommerce.promise.store.Watches;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The promises of orders: entered when an order comes into being, never forgotten. */
@Singleton
public class Promises {

    private final Ledgers ledgers;
    private final PromiseRows promises;
    private final Watches watches;
    private final Clock clock;

    Promises(Ledgers ledgers, PromiseRows promises, Watches watches, Clock clock) {
        this.ledgers = ledgers;
        this.promises = promises;
        this.watches = watches;
        this.clock = clock;
    }

    /** The first promise of each entry of a new order: the day that its hold has frozen. */
    public Uni<Void> enter(Tx tx, TenantId tenant, UUID order, List<StepResult.Moved> entries) {
        Instant now = clock.now();
        List<Opened> opened = entries.stream()
                .map(each -> new Opened(each.entry(), each.artisan(), each.promisedBy()))
                .toList();
        List<PromiseRows.Made> made = opened.stream()
                .map(each -> new PromiseRows.Made(
                        each.entry(), new Promise(1, each.promisedBy(), now, Promise.Kind.FIRST, null)))
                .toList();
        return ledgers.insert(tx, tenant, order, opened, now)
                .chain(() -> promises.insert(tx, tenant, made))
                .chain(() -> watches.begin(
                        tx,
                        tenant,
                        opened.stream().map(Opened::artisan).distinct().sorted().toList()));
    }

    /** What binds each entry of an order now. Entries whose orders are older than the ledger have none. */
    public Uni<Map<EntryId, EntryPromise>> ofOrder(Tx tx, TenantId tenant, UUID order) {
        return ledgers.ofOrder(tx, tenant, order)
                .map(kept -> kept.stream()
                        .map(Promises::promise)
                        .collect(Collectors.toUnmodifiableMap(EntryPromise::entry, each -> each)));
    }

    /** Every promise that was made about each entry of an order, the first one first. */
    public Uni<Map<EntryId, List<Promise>>> made(Tx tx, TenantId tenant, UUID order) {
        return promises.ofOrder(tx, tenant, order)
                .map(made -> made.stream()
                        .collect(Collectors.groupingBy(
                                PromiseRows.Made::entry,
                                Collectors.mapping(PromiseRows.Made::promise, Collectors.toUnmodifiableList()))));
    }

    static EntryPromise promise(Kept kept) {
        Ledger ledger = kept.ledger();
        return new EntryPromise(
                ledger.entry(),
                kept.order(),
                kept.artisan(),
                ledger.first(),
                ledger.current(),
                ledger.openEnded(),
                ledger.status(),
                ledger.notice(),
                ledger.outcome());
    }
}
