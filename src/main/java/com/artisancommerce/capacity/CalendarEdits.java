package com.artisancommerce.capacity;

import com.artisancommerce.capacity.Change.Reach;
import com.artisancommerce.capacity.store.HoursRows;
import com.artisancommerce.capacity.store.LockedQueues;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.platform.tenancy.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The shape of every edit of an artisan's calendar: the queue's lock, the edit, a new version of the terms and of the queue, a line in
 * the log, the announcement. With the calendar every date changes, so open streams move at once.
 */
@Singleton
class CalendarEdits {

    private final LockedQueues queues;
    private final HoursRows rows;
    private final StatedHours stated;
    private final QueueLog queueLog;

    CalendarEdits(LockedQueues queues, HoursRows rows, StatedHours stated, QueueLog queueLog) {
        this.queues = queues;
        this.rows = rows;
        this.stated = stated;
        this.queueLog = queueLog;
    }

    /** What an edit finds under the lock, and the instant to judge by. */
    record Before(Instant now, Hours hours) {
        LocalDate today() {
            return hours.today(now);
        }

        /** The version of the terms that the edit makes. */
        long nextVersion() {
            return hours.version() + 1;
        }
    }

    /** 404 without hours, which open the queue. A failure of the edit leaves everything as it was. */
    <T> Uni<T> edit(Tx tx, QueueRef queue, Cause cause, Function<Before, Uni<T>> edit) {
        return queues.lock(tx, queue.tenant(), Set.of(queue.artisan()))
                .chain(locked -> stated.find(tx, queue, locked.now()).map(hours -> new Before(locked.now(), hours)))
                .chain(before -> edit.apply(before).call(() -> finish(tx, queue, cause, before.now())));
    }

    /** The first version of a queue. */
    Uni<Void> opened(Tx tx, QueueRef queue, Cause cause, Instant now) {
        return queueLog.append(tx, List.of(cause.at(queue, 1, now)));
    }

    private Uni<Void> finish(Tx tx, QueueRef queue, Cause cause, Instant now) {
        return rows.nextVersion(tx, queue, now)
                .chain(version -> queueLog.append(tx, List.of(cause.at(queue, version, now))));
    }

    /**
     * Why the queue gets a new version.
     *
     * @param reason in words that a customer reads; null when the kind says it all
     */
    record Cause(ChangeKind kind, @Nullable String reason, Caller caller) {

        Change at(QueueRef queue, long version, Instant now) {
            return new Change(
                    queue.tenant(),
                    queue.artisan(),
                    version,
                    now,
                    kind,
                    null,
                    movesDates() ? Reach.EVERYBODY : Reach.NOBODY,
                    0,
                    reason,
                    caller.signedIn().orElse(null));
        }

        private boolean movesDates() {
            return kind == ChangeKind.HOURS_CHANGED || kind == ChangeKind.CALENDAR_CHANGED;
        }
    }
}
