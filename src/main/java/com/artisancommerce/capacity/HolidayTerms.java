package com.artisancommerce.capacity;

import com.artisancommerce.capacity.CalendarEdits.Cause;
import com.artisancommerce.capacity.store.HoursRows;
import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The part of an artisan's terms that says whose public holidays are days off. */
@Singleton
class HolidayTerms {

    private final HoursRows rows;
    private final StatedHours stated;
    private final CalendarEdits edits;
    private final Clock clock;

    HolidayTerms(HoursRows rows, StatedHours stated, CalendarEdits edits, Clock clock) {
        this.rows = rows;
        this.stated = stated;
        this.edits = edits;
        this.clock = clock;
    }

    Uni<Read> read(Tx tx, QueueRef queue) {
        return stated.find(tx, queue, clock.now())
                .map(hours -> hours.today(clock.now()))
                .chain(today -> rows.observed(tx, queue).map(region -> new Read(region, today)));
    }

    /** An edit that changes nothing makes no new version. */
    Uni<Void> observe(Tx tx, QueueRef queue, Cause cause, @Nullable HolidayRegion region) {
        return rows.observed(tx, queue)
                .chain(before -> before.equals(Optional.ofNullable(region))
                        ? Uni.createFrom().voidItem()
                        : edits.edit(tx, queue, cause, found -> rows.observe(tx, queue, region)));
    }

    /** The region that the terms name, and the day for which it is asked. */
    record Read(Optional<HolidayRegion> region, LocalDate today) {}
}
