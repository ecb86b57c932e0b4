package com.artisancommerce.capacity;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.store.HoursRows;
import com.artisancommerce.capacity.store.LockedQueues;
import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.platform.web.ProblemType;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Writes hours under the queue's lock and announces the queue's new version, for with the hours every date changes. */
@Singleton
class HoursChanges {

    private final HoursRows rows;
    private final LockedQueues queues;
    private final QueueEvents events;
    private final Clock clock;

    HoursChanges(HoursRows rows, LockedQueues queues, QueueEvents events, Clock clock) {
        this.rows = rows;
        this.queues = queues;
        this.events = events;
        this.clock = clock;
    }

    Uni<Hours> stated(Tx tx, TenantId tenant, ArtisanId artisan) {
        return rows.find(tx, tenant, artisan).map(found -> found.orElseThrow(() -> noHours(artisan)));
    }

    /** Opens the artisan's queue with these hours, or edits those that are stated already. */
    Uni<Hours> state(Tx tx, TenantId tenant, ArtisanId artisan, Hours hours, UnaryOperator<Hours> edit) {
        return rows.open(tx, tenant, artisan, hours, clock.now())
                .chain(opened -> opened ? announced(tx, tenant, artisan, 1) : change(tx, tenant, artisan, edit));
    }

    Uni<Hours> change(Tx tx, TenantId tenant, ArtisanId artisan, UnaryOperator<Hours> edit) {
        return queues.lock(tx, tenant, Set.of(artisan))
                .chain(locked -> stated(tx, tenant, artisan)
                        .map(edit)
                        .chain(edited -> rows.change(tx, tenant, artisan, edited, locked.now())))
                .chain(version -> announced(tx, tenant, artisan, version));
    }

    private Uni<Hours> announced(Tx tx, TenantId tenant, ArtisanId artisan, long version) {
        return events.changed(tx, List.of(new QueueChanged(tenant, artisan, version)))
                .chain(() -> stated(tx, tenant, artisan));
    }

    private static RuntimeException noHours(ArtisanId artisan) {
        return ProblemType.NOT_FOUND.because("Artisan %s has not stated any hours yet.", artisan);
    }
}
