package com.artisancommerce.capacity;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.QueueSteps.Why;
import com.artisancommerce.capacity.domain.Entry;
import com.artisancommerce.capacity.store.Entries;
import com.artisancommerce.capacity.store.LockedQueues;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/** The day that binds an entry. The hold freezes it, and from then on it only ever becomes a later one. */
@Singleton
public class PromisedDates {

    private final Entries entries;
    private final LockedQueues queues;
    private final QueueSteps steps;

    PromisedDates(Entries entries, LockedQueues queues, QueueSteps steps) {
        this.entries = entries;
        this.queues = queues;
        this.steps = steps;
    }

    /** Locks the queue, as everybody does before anything that hangs on it; answers the time to judge by. */
    public Uni<Instant> lock(Tx tx, TenantId tenant, ArtisanId artisan) {
        return queues.lock(tx, tenant, Set.of(artisan)).map(LockedQueues.Locked::now);
    }

    /**
     * Another day binds from now on. Refused when the piece is done or gone; an earlier day changes nothing.
     *
     * @param reason why, in words that the customer reads in the entry's history
     */
    public Uni<StepResult> postpone(
            Tx tx, TenantId tenant, ArtisanId artisan, EntryId entry, LocalDate date, String reason) {
        Why why = new Why(null, reason, null);
        return queues.lock(tx, tenant, Set.of(artisan))
                .chain(locked -> entries.find(tx, tenant, artisan, entry)
                        .map(Optional::stream)
                        .map(found -> found.map((Entry each) -> each.postpone(date, locked.now()))
                                .toList())
                        .chain(transitions -> steps.save(tx, locked, transitions, why)))
                .map(Results::of);
    }
}
