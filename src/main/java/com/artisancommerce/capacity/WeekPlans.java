package com.artisancommerce.capacity;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.artisan.Artisans;
import com.artisancommerce.capacity.CalendarEdits.Before;
import com.artisancommerce.capacity.CalendarEdits.Cause;
import com.artisancommerce.capacity.store.WeekVersionRows;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Sql;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.platform.web.ETags;
import com.artisancommerce.platform.web.ProblemType;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The versions of an artisan's week: what was, what is in force, and what is planned from a later day on. */
@Singleton
public class WeekPlans {

    private final Sql sql;
    private final Artisans artisans;
    private final WeekVersionRows rows;
    private final HoursChanges hours;
    private final CalendarEdits edits;

    WeekPlans(Sql sql, Artisans artisans, WeekVersionRows rows, HoursChanges hours, CalendarEdits edits) {
        this.sql = sql;
        this.artisans = artisans;
        this.rows = rows;
        this.hours = hours;
        this.edits = edits;
    }

    /**
     * All versions, the earliest first.
     *
     * @param version of the hours
     */
    public record Plans(List<WeeklyVersion> versions, long version) {}

    /** For everybody to see; 404 when the artisan has stated no hours. */
    public Uni<Plans> list(TenantId tenant, ArtisanId artisan) {
        return sql.inTransaction(tenant, tx -> plans(tx, new QueueRef(tenant, artisan)));
    }

    /**
     * Plans a week from a day on, or replaces what was planned for that day.
     *
     * @param expectedVersion of the hours; 412 when they have changed since
     */
    public Uni<Plans> plan(Caller caller, ArtisanId artisan, WeeklyVersion wanted, long expectedVersion) {
        QueueRef queue = new QueueRef(caller.tenant(), artisan);
        return edit(caller, queue, wanted.from() + ": other hours", (tx, before) -> {
            ETags.requireCurrent(expectedVersion, before.hours().version());
            CalendarLimits.requireAhead("/from", wanted.from(), before.today());
            return rows.countOthersAfter(tx, queue, before.today(), wanted.from())
                    .invoke(others -> requireRoom(others + (wanted.from().isAfter(before.today()) ? 1 : 0)))
                    .chain(() -> rows.state(tx, queue, wanted));
        });
    }

    /** Gives up what was planned; 404 when nothing was planned from just that day, 409 when it has begun. */
    public Uni<Plans> withdraw(Caller caller, ArtisanId artisan, LocalDate from, @Nullable String ifMatch) {
        QueueRef queue = new QueueRef(caller.tenant(), artisan);
        return edit(caller, queue, from + ": hours as before", (tx, before) -> {
            if (ifMatch != null) {
                ETags.requireCurrent(ETags.required(ifMatch), before.hours().version());
            }
            requireNotBegun(from, before.today());
            return rows.withdraw(tx, queue, from).invoke(found -> requireFound(found, from));
        });
    }

    private Uni<Plans> edit(Caller caller, QueueRef queue, String reason, Edit edit) {
        Cause cause = new Cause(ChangeKind.HOURS_CHANGED, reason, caller);
        return artisans.managed(caller, queue.artisan())
                .chain(() -> sql.inTransaction(
                        queue.tenant(),
                        tx -> edits.edit(
                                        tx,
                                        queue,
                                        cause,
                                        before -> edit.apply(tx, before).replaceWithVoid())
                                .chain(() -> plans(tx, queue))));
    }

    private Uni<Plans> plans(Tx tx, QueueRef queue) {
        return hours.stated(tx, queue)
                .chain(stated -> rows.list(tx, queue)
                        .map(all -> all.isEmpty() ? List.of(new WeeklyVersion(LocalDate.EPOCH, stated.weekly())) : all)
                        .map(all -> new Plans(all, stated.version())));
    }

    private static void requireNotBegun(LocalDate from, LocalDate today) {
        if (!from.isAfter(today)) {
            throw ProblemType.CONFLICT.because(
                    "The hours of %s are in force or past. State others from today (%s) on instead.", from, today);
        }
    }

    private static void requireRoom(int planned) {
        if (planned > WeekVersionRows.MOST_PLANNED) {
            throw ProblemType.INVALID_REQUEST.because(
                    "At most %d versions can be planned ahead. Withdraw one first.", WeekVersionRows.MOST_PLANNED);
        }
    }

    private static void requireFound(int withdrawn, LocalDate from) {
        if (withdrawn == 0) {
            throw ProblemType.NOT_FOUND.because("No hours are planned from %s on.", from);
        }
    }

    private interface Edit {
        Uni<?> apply(Tx tx, Before before);
    }
}
