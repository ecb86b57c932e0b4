package com.artisancommerce.capacity;

import com.artisancommerce.capacity.domain.QueueState;
import com.artisancommerce.capacity.domain.QueueSummary;
import com.artisancommerce.capacity.store.CareRows;
import com.artisancommerce.capacity.store.LockedQueues;
import com.artisancommerce.capacity.store.LockedQueues.Locked;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Watches for minutes that are promised beyond those for sale, because hours were cut or because the window shrank by time. Nobody is
 * thrown out: it is kept, logged and told, and admission takes nobody in until it is over.
 */
@Singleton
public class OverloadGuard {

    private final LockedQueues queues;
    private final CareRows rows;
    private final QueueLog log;

    OverloadGuard(LockedQueues queues, CareRows rows, QueueLog log) {
        this.queues = queues;
        this.rows = rows;
        this.log = log;
    }

    /**
     * Compares the queue with what its log says, and logs the difference. Answers when to look again if nothing happens before: at the
     * artisan's next midnight, when the window moves on.
     */
    public Uni<Instant> check(Tx tx, QueueRef queue) {
        return queues.lock(tx, queue.tenant(), Set.of(queue.artisan()))
                .chain(locked -> rows.logged(tx, queue)
                        .map(logged -> Finding.of(queue, locked, logged))
                        .call(finding -> tell(tx, locked, finding)))
                .call(finding -> rows.looked(tx, queue, finding.minutes(), finding.lookAgain()))
                .map(Finding::lookAgain);
    }

    private Uni<Void> tell(Tx tx, Locked locked, Finding finding) {
        Change change = finding.change();
        return change == null
                ? Uni.createFrom().voidItem()
                : queues.save(tx, locked, Map.of(change.artisan(), finding.after()))
                        .chain(() -> log.append(tx, List.of(change)));
    }

    /**
     * What the guard found.
     *
     * @param change null when the log says it already
     */
    private record Finding(
            long minutes, QueueSummary after, @Nullable Change change, Instant lookAgain) {

        static Finding of(QueueRef queue, Locked locked, long logged) {
            QueueState state = locked.stateOf(queue.artisan());
            Instant now = locked.now();
            long minutes = state.overCommittedMinutes(state.terms().calendar().today(now));
            QueueSummary after = state.summary().apply(now);
            Change change = minutes == logged ? null : change(queue, after, minutes);
            return new Finding(minutes, after, change, state.terms().calendar().nextMidnight(now));
        }

        private static Change change(QueueRef queue, QueueSummary after, long minutes) {
            return new Change(
                    queue.tenant(),
                    queue.artisan(),
                    after.version(),
                    after.asOf(),
                    minutes > 0 ? ChangeKind.OVER_COMMITTED : ChangeKind.RELIEVED,
                    null,
                    Change.Reach.NOBODY,
                    minutes,
                    null,
                    null);
        }
    }
}
