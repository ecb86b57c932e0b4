package com.artisancommerce.capacity;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.store.HoursRows;
import com.artisancommerce.capacity.store.LockedQueues;
import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Sql;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.platform.web.ETags;
import com.artisancommerce.platform.web.ProblemType;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** When an artisan works, and whether intake is open. The first statement of hours opens the artisan's queue. */
@Singleton
public class WorkingHours {

    private final Sql sql;
    private final HoursRows rows;
    private final LockedQueues queues;
    private final QueueEvents events;
    private final Clock clock;

    WorkingHours(Sql sql, HoursRows rows, LockedQueues queues, QueueEvents events, Clock clock) {
        this.sql = sql;
        this.rows = rows;
        this.queues = queues;
        this.events = events;
        this.clock = clock;
    }

    /** @throws com.artisancommerce.platform.web.ProblemException 404 when the artisan has stated none */
    public Uni<Hours> get(TenantId tenant, ArtisanId artisan) {
        return sql.inTransaction(tenant, tx -> stated(tx, tenant, artisan));
    }

    /**
     * States hours for the first time, or changes them. A pause stays as it is.
     *
     * @param ifMatch required once hours are stated
     */
    public Uni<Hours> set(TenantId tenant, ArtisanId artisan, Hours hours, @Nullable String ifMatch) {
        return sql.inTransaction(
                tenant,
                tx -> rows.open(tx, tenant, artisan, hours, clock.now())
                        .chain(opened -> opened
                                ? announced(tx, tenant, artisan, 1L)
                                : change(
                                        tx,
                                        tenant,
                                        artisan,
                                        current -> edited(current, hours, ETags.required(ifMatch)))));
    }

    public Uni<Hours> pause(TenantId tenant, ArtisanId artisan, Pause pause) {
        return sql.inTransaction(tenant, tx -> change(tx, tenant, artisan, hours -> paused(hours, pause)));
    }

    public Uni<Hours> resume(TenantId tenant, ArtisanId artisan) {
        return sql.inTransaction(tenant, tx -> change(tx, tenant, artisan, hours -> paused(hours, null)));
    }

    private Uni<Hours> change(Tx tx, TenantId tenant, ArtisanId artisan, UnaryOperator<Hours> edit) {
        return queues.lock(tx, Set.of(artisan))
                .chain(locked -> stated(tx, tenant, artisan)
                        .map(edit)
                        .chain(edited -> rows.change(tx, tenant, artisan, edited, locked.now())))
                .chain(version -> announced(tx, tenant, artisan, version));
    }

    private Uni<Hours> announced(Tx tx, TenantId tenant, ArtisanId artisan, long version) {
        return events.changed(tx, List.of(new QueueChanged(tenant, artisan, version)))
                .chain(() -> stated(tx, tenant, artisan));
    }

    private Uni<Hours> stated(Tx tx, TenantId tenant, ArtisanId artisan) {
        return rows.find(tx, tenant, artisan).map(found -> found.orElseThrow(() -> noHours(artisan)));
    }

    private static RuntimeException noHours(ArtisanId artisan) {
        return ProblemType.NOT_FOUND.because("Artisan %s has not stated any hours yet.", artisan);
    }

    private static Hours edited(Hours current, Hours wanted, long expectedVersion) {
        ETags.requireCurrent(expectedVersion, current.version());
        return new Hours(
                wanted.zone(),
                wanted.weekly(),
                wanted.horizonDays(),
                wanted.utilisationTarget(),
                current.pause(),
                current.version());
    }

    private static Hours paused(Hours hours, @Nullable Pause pause) {
        return new Hours(
                hours.zone(), hours.weekly(), hours.horizonDays(), hours.utilisationTarget(), pause, hours.version());
    }
}
