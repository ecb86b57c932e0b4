package com.artisancommerce.capacity;

import com.artisancommerce.capacity.CalendarEdits.Before;
import com.artisancommerce.capacity.CalendarEdits.Cause;
import com.artisancommerce.capacity.store.HoursRows;
import com.artisancommerce.capacity.store.WeekVersionRows;
import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.function.UnaryOperator;

/** Hours, read as they are in force today, and written with the week that begins today. */
@Singleton
class HoursChanges {

    private final HoursRows rows;
    private final WeekVersionRows versions;
    private final StatedHours stated;
    private final CalendarEdits edits;
    private final Clock clock;

    HoursChanges(HoursRows rows, WeekVersionRows versions, StatedHours stated, CalendarEdits edits, Clock clock) {
        this.rows = rows;
        this.versions = versions;
        this.stated = stated;
        this.edits = edits;
        this.clock = clock;
    }

    /** As they are in force today. */
    Uni<Hours> stated(Tx tx, QueueRef queue) {
        return stated.find(tx, queue, clock.now());
    }

    /** Opens the artisan's queue with these hours, or edits those that are stated already. */
    Uni<Hours> state(Tx tx, QueueRef queue, Cause cause, Hours hours, UnaryOperator<Hours> edit) {
        return rows.open(tx, queue, hours, clock.now())
                .chain(opened -> opened ? edits.opened(tx, queue, cause, clock.now()) : write(tx, queue, cause, edit))
                .chain(() -> stated(tx, queue));
    }

    Uni<Hours> change(Tx tx, QueueRef queue, Cause cause, UnaryOperator<Hours> edit) {
        return write(tx, queue, cause, edit).chain(() -> stated(tx, queue));
    }

    private Uni<Void> write(Tx tx, QueueRef queue, Cause cause, UnaryOperator<Hours> edit) {
        return edits.edit(tx, queue, cause, before -> write(tx, queue, before, edit.apply(before.hours())));
    }

    private Uni<Void> write(Tx tx, QueueRef queue, Before before, Hours after) {
        Uni<Void> week = after.weekly().equals(before.hours().weekly())
                ? Uni.createFrom().voidItem()
                : versions.state(tx, queue, new WeeklyVersion(after.today(before.now()), after.weekly()));
        return week.chain(() -> rows.change(tx, queue, after));
    }
}
