package com.artisancommerce.capacity;

import com.artisancommerce.capacity.store.HoursRows;
import com.artisancommerce.capacity.store.WeekVersionRows;
import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.platform.web.ProblemType;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** The hours of artisans, read as they are in force today, and written with the week that begins today. */
@Singleton
class HoursChanges {

    private final HoursRows rows;
    private final WeekVersionRows versions;
    private final CalendarEdits edits;
    private final Clock clock;

    HoursChanges(HoursRows rows, WeekVersionRows versions, CalendarEdits edits, Clock clock) {
        this.rows = rows;
        this.versions = versions;
        this.edits = edits;
        this.clock = clock;
    }

    /** As they are in force today. */
    Uni<Hours> stated(Tx tx, QueueRef queue) {
        return stated(tx, queue, clock.now());
    }

    /** Opens the artisan's queue with these hours, or edits those that are stated already. */
    Uni<Hours> state(Tx tx, QueueRef queue, Hours hours, UnaryOperator<Hours> edit) {
        return rows.open(tx, queue, hours, clock.now())
                .chain(opened -> opened ? edits.announce(tx, queue, 1) : write(tx, queue, edit))
                .chain(() -> stated(tx, queue));
    }

    Uni<Hours> change(Tx tx, QueueRef queue, UnaryOperator<Hours> edit) {
        return write(tx, queue, edit).chain(() -> stated(tx, queue));
    }

    private Uni<Void> write(Tx tx, QueueRef queue, UnaryOperator<Hours> edit) {
        return edits.edit(
                tx, queue, now -> stated(tx, queue, now).chain(before -> write(tx, queue, before, edit, now)));
    }

    private Uni<Void> write(Tx tx, QueueRef queue, Hours before, UnaryOperator<Hours> edit, Instant now) {
        Hours after = edit.apply(before);
        Uni<Void> week = after.weekly().equals(before.weekly())
                ? Uni.createFrom().voidItem()
                : versions.state(tx, queue, new WeeklyVersion(after.today(now), after.weekly()));
        return week.chain(() -> rows.change(tx, queue, after));
    }

    private Uni<Hours> stated(Tx tx, QueueRef queue, Instant now) {
        return rows.find(tx, queue)
                .map(found -> found.orElseThrow(() -> noHours(queue)))
                .chain(hours -> versions.list(tx, queue).map(all -> hours.inForce(all, now)));
    }

    private static RuntimeException noHours(QueueRef queue) {
        return ProblemType.NOT_FOUND.because("Artisan %s has not stated any hours yet.", queue.artisan());
    }
}
