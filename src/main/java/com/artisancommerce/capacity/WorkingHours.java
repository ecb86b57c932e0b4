package com.artisancommerce.capacity;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.artisan.Artisans;
import com.artisancommerce.capacity.CalendarEdits.Cause;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Sql;
import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.platform.web.ETags;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** When an artisan works, and whether intake is open. The first statement of hours opens the artisan's queue. */
@Singleton
public class WorkingHours {

    private final Sql sql;
    private final Artisans artisans;
    private final HoursChanges changes;

    WorkingHours(Sql sql, Artisans artisans, HoursChanges changes) {
        this.sql = sql;
        this.artisans = artisans;
        this.changes = changes;
    }

    /** For everybody to see; 404 when the artisan has stated none. */
    public Uni<Hours> get(TenantId tenant, ArtisanId artisan) {
        return sql.inTransaction(tenant, tx -> changes.stated(tx, new QueueRef(tenant, artisan)));
    }

    /**
     * States hours for the first time, or edits them from today on. A pause stays as it is, and so do versions that begin later.
     *
     * @param ifMatch required once hours are stated: 428 without, 412 when they have changed since
     */
    public Uni<Hours> set(Caller caller, ArtisanId artisan, Hours hours, @Nullable String ifMatch) {
        UnaryOperator<Hours> edit = current -> edited(current, hours, ETags.required(ifMatch));
        Cause cause = new Cause(ChangeKind.HOURS_CHANGED, null, caller);
        return artisans.managed(caller, artisan)
                .chain(() -> sql.inTransaction(
                        caller.tenant(), tx -> changes.state(tx, queue(caller, artisan), cause, hours, edit)));
    }

    /** New holds are refused; those who wait keep their places and dates. */
    public Uni<Hours> pause(Caller caller, ArtisanId artisan, Pause pause) {
        Cause cause = new Cause(ChangeKind.INTAKE_PAUSED, pause.reason(), caller);
        return change(cause, artisan, hours -> with(hours, pause));
    }

    public Uni<Hours> resume(Caller caller, ArtisanId artisan) {
        Cause cause = new Cause(ChangeKind.INTAKE_RESUMED, null, caller);
        return change(cause, artisan, hours -> with(hours, null));
    }

    private Uni<Hours> change(Cause cause, ArtisanId artisan, UnaryOperator<Hours> edit) {
        Caller caller = cause.caller();
        return artisans.managed(caller, artisan)
                .chain(() -> sql.inTransaction(
                        caller.tenant(), tx -> changes.change(tx, queue(caller, artisan), cause, edit)));
    }

    private static QueueRef queue(Caller caller, ArtisanId artisan) {
        return new QueueRef(caller.tenant(), artisan);
    }

    private static Hours edited(Hours current, Hours wanted, long expectedVersion) {
        ETags.requireCurrent(expectedVersion, current.version());
        return with(wanted, current.pause());
    }

    private static Hours with(Hours hours, @Nullable Pause pause) {
        return new Hours(
                hours.zone(), hours.weekly(), hours.horizonDays(), hours.utilisationTarget(), pause, hours.version());
    }
}
