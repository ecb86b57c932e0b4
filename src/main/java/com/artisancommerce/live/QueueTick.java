package com.artisancommerce.live;

import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.EntryView;
import com.artisancommerce.capacity.QueueSnapshot;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;

/**
 * A queue at one version and one instant, with everybody's answer; shared by all who watch it.
 *
 * @param views every active entry, in the order of work
 * @param unchangedUntil when time alone changes an answer
 */
public record QueueTick(
        QueueSnapshot snapshot, Instant computedAt, Map<EntryId, EntryView> views, Instant unchangedUntil) {

    public QueueTick {
        views = Collections.unmodifiableMap(views);
    }

    static QueueTick of(QueueSnapshot snapshot, Instant clock) {
        Instant now = snapshot.at(clock);
        return new QueueTick(snapshot, now, snapshot.views(now), snapshot.unchangedUntil(now));
    }

    public long version() {
        return snapshot.version();
    }
}
