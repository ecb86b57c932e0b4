package com.artisancommerce.promise;

import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.promise.domain.Ledger;
import com.artisancommerce.promise.domain.Step;
import com.artisancommerce.promise.store.Ledgers;
import com.artisancommerce.promise.store.Notices;
import com.artisancommerce.promise.store.PromiseRows;
import com.artisancommerce.promise.store.PromiseRows.Made;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** Writes what steps of locked ledgers came to: a fixed number of statements, and only the rows that are different. */
@Singleton
class LedgerSteps {

    private final Ledgers ledgers;
    private final Notices notices;
    private final PromiseRows promises;

    LedgerSteps(Ledgers ledgers, Notices notices, PromiseRows promises) {
        this.ledgers = ledgers;
        this.notices = notices;
        this.promises = promises;
    }

    /** Notices close before others open, for an entry has only one open. */
    Uni<Void> save(Tx tx, TenantId tenant, List<Step.Moved> steps) {
        if (steps.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Ledger> changed = steps.stream().map(Step.Moved::ledger).toList();
        List<PromiseEvent> events =
                steps.stream().flatMap(step -> step.events().stream()).toList();
        return notices.close(tx, tenant, noticesOf(events, false))
                .chain(() -> notices.open(tx, tenant, noticesOf(events, true)))
                .chain(() -> promises.insert(tx, tenant, entered(events)))
                .chain(() -> ledgers.save(tx, tenant, changed));
    }

    private static List<DelayNotice> noticesOf(List<PromiseEvent> events, boolean announced) {
        return events.stream()
                .filter(event -> event instanceof PromiseEvent.Announced == announced)
                .map(PromiseEvent::notice)
                .toList();
    }

    private static List<Made> entered(List<PromiseEvent> events) {
        return events.stream()
                .flatMap(event -> event.entered().stream()
                        .map(promise -> new Made(event.notice().entry(), promise)))
                .toList();
    }
}
