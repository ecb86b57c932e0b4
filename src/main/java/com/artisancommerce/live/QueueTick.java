package com.artisancommerce.live;

import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.EntryView;
import com.artisancommerce.capacity.QueueMoment;
import com.artisancommerce.capacity.QueueSnapshot;
import java.time.Instant;
import java.util.Map;

/**
 * A queue at one version and one instant, with everybody's answer; shared by all who watch it.
 *
 * @param unchangedUntil when time alone changes an answer
 */
public record QueueTick(QueueMoment moment, Instant unchangedUntil) {

    static QueueTick of(QueueSnapshot snapshot, Instant clock) {
        QueueMoment moment = QueueMoment.of(snapshot, clock);
        return new QueueTick(moment, snapshot.unchangedUntil(moment.computedAt()));
    }

    public long version() {
        return moment.version();
    }

    public QueueSnapshot snapshot() {
        return moment.snapshot();
    }

    public Instant computedAt() {
        return moment.computedAt();
    }

    /** Every active entry, in the order of work. */
    public Map<EntryId, EntryView> views() {
        return moment.views();
    }
}
