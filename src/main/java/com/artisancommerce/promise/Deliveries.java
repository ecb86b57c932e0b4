package com.artisancommerce.promise;

import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.promise.domain.Ledger;
import com.artisancommerce.promise.domain.Parcel;
import com.artisancommerce.promise.domain.Step;
import com.artisancommerce.promise.store.Ledgers;
import com.artisancommerce.promise.store.Ledgers.Kept;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Parcels that have arrived: they say whether promises were kept, and correct what was expected when the pieces were finished. For whoever
 * hears of arrivals, which is shipping once there is any.
 */
@Singleton
public class Deliveries {

    private final Ledgers ledgers;
    private final LedgerSteps steps;
    private final Clock clock;

    Deliveries(Ledgers ledgers, LedgerSteps steps, Clock clock) {
        this.ledgers = ledgers;
        this.steps = steps;
        this.clock = clock;
    }

    /** The order arrived on that day, all of it. The same day again changes nothing; answers the news for the order. */
    public Uni<List<PromiseEvent>> delivered(Tx tx, TenantId tenant, UUID order, LocalDate day) {
        return ledgers.ofOrder(tx, tenant, order)
                .map(kept -> kept.stream().map(each -> each.ledger().entry()).toList())
                .chain(entries -> ledgers.lock(tx, tenant, entries))
                .map(locked -> moved(locked, day, clock.now()))
                .call(moved -> steps.save(tx, tenant, moved))
                .map(Deliveries::news);
    }

    private static List<Step.Moved> moved(List<Kept> locked, LocalDate day, Instant now) {
        List<Ledger> order = locked.stream().map(Kept::ledger).toList();
        return new Parcel(day, now)
                .steps(order).stream()
                        .flatMap(step -> step instanceof Step.Moved moved ? Stream.of(moved) : Stream.empty())
                        .toList();
    }

    private static List<PromiseEvent> news(List<Step.Moved> moved) {
        return moved.stream().flatMap(step -> step.events().stream()).toList();
    }
}
