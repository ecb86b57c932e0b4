package com.artisancommerce.capacity;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.artisan.Artisans;
import com.artisancommerce.capacity.CalendarEdits.Cause;
import com.artisancommerce.capacity.store.SpecialDayRows;
import com.artisancommerce.platform.sql.Constraints;
import com.artisancommerce.platform.sql.Sql;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.platform.web.Cursors;
import com.artisancommerce.platform.web.ETags;
import com.artisancommerce.platform.web.ProblemType;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Days on which an artisan does not work as in other weeks. They may overlap: of those that set the minutes of a day the fewest count,
 * and all extra minutes come on top. For the artisan and the shop's staff; somebody else's are 404.
 */
@Singleton
public class CalendarExceptions {

    private final Sql sql;
    private final Artisans artisans;
    private final SpecialDayRows rows;
    private final CalendarEdits edits;

    CalendarExceptions(Sql sql, Artisans artisans, SpecialDayRows rows, CalendarEdits edits) {
        this.sql = sql;
        this.artisans = artisans;
        this.rows = rows;
        this.edits = edits;
    }

    public Uni<Cursors.Page<StatedDays>> page(Caller caller, ArtisanId artisan, ExceptionSearch search) {
        return owned(caller, artisan, tx -> rows.page(tx, queue(caller, artisan), search))
                .map(found -> Cursors.page(found, search.limit(), StatedDays::id));
    }

    public Uni<StatedDays> get(Caller caller, ArtisanId artisan, UUID id) {
        return owned(caller, artisan, tx -> find(tx, queue(caller, artisan), id));
    }

    /** 409 when the id is taken, 422 when there are too many already. */
    public Uni<StatedDays> add(Caller caller, ArtisanId artisan, StatedDays asked) {
        QueueRef queue = queue(caller, artisan);
        return owned(
                        caller,
                        artisan,
                        tx -> edits.edit(tx, queue, cause(caller, "", asked), before -> {
                            StatedDays stated = checked(before, asked);
                            return rows.forgetUntil(tx, queue, before.today().minusDays(SpecialDayRows.KEPT_DAYS))
                                    .chain(() -> rows.count(tx, queue))
                                    .invoke(count -> requireRoom(artisan, count))
                                    .chain(() -> rows.insert(tx, queue, stated))
                                    .replaceWith(stated);
                        }))
                .onFailure(Constraints::isTaken)
                .transform(
                        taken -> ProblemType.ALREADY_EXISTS.because("There is an exception %s already.", asked.id()));
    }

    /** @param expectedVersion the one that the edit is based on; 412 when it is no longer the current one */
    public Uni<StatedDays> replace(Caller caller, ArtisanId artisan, StatedDays asked, long expectedVersion) {
        QueueRef queue = queue(caller, artisan);
        return owned(
                caller,
                artisan,
                tx -> edits.edit(tx, queue, cause(caller, "", asked), before -> {
                    StatedDays stated = checked(before, asked);
                    return find(tx, queue, asked.id())
                            .invoke(current -> ETags.requireCurrent(expectedVersion, current.version()))
                            .chain(() -> rows.update(tx, queue, stated))
                            .replaceWith(stated);
                }));
    }

    /** @param ifMatch 412 when it has changed since; without it, it is removed as it is */
    public Uni<Void> remove(Caller caller, ArtisanId artisan, UUID id, @Nullable String ifMatch) {
        QueueRef queue = queue(caller, artisan);
        return owned(
                caller,
                artisan,
                tx -> find(tx, queue, id)
                        .map(stated -> cause(caller, "Withdrawn: ", stated))
                        .chain(cause -> edits.edit(tx, queue, cause, before -> delete(tx, queue, id, ifMatch))));
    }

    private Uni<Void> delete(Tx tx, QueueRef queue, UUID id, @Nullable String ifMatch) {
        return find(tx, queue, id)
                .invoke(current -> requireCurrent(current, ifMatch))
                .chain(() -> rows.delete(tx, queue, id));
    }

    private <T> Uni<T> owned(Caller caller, ArtisanId artisan, Function<Tx, Uni<T>> work) {
        return artisans.owned(caller, artisan).chain(() -> sql.inTransaction(caller.tenant(), work));
    }

    private Uni<StatedDays> find(Tx tx, QueueRef queue, UUID id) {
        return rows.find(tx, queue, id)
                .map(found -> found.orElseThrow(() -> ProblemType.NOT_FOUND.because(
                        "Artisan %s has no exception %s in the calendar.", queue.artisan(), id)));
    }

    private static StatedDays checked(CalendarEdits.Before before, StatedDays asked) {
        CalendarLimits.require(asked.days(), before.today());
        return new StatedDays(asked.id(), asked.days(), asked.reason(), before.nextVersion());
    }

    private static void requireRoom(ArtisanId artisan, int count) {
        if (count >= SpecialDayRows.MOST_KEPT) {
            throw ProblemType.INVALID_REQUEST.because(
                    "Artisan %s has %d exceptions in the calendar, the most there can be. Remove some first.",
                    artisan, count);
        }
    }

    private static void requireCurrent(StatedDays current, @Nullable String ifMatch) {
        if (ifMatch != null) {
            ETags.requireCurrent(ETags.required(ifMatch), current.version());
        }
    }

    private static Cause cause(Caller caller, String prefix, StatedDays days) {
        return new Cause(ChangeKind.CALENDAR_CHANGED, prefix + days.text(), caller);
    }

    private static QueueRef queue(Caller caller, ArtisanId artisan) {
        return new QueueRef(caller.tenant(), artisan);
    }
}
