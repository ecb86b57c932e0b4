package com.artisancommerce.capacity;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;

/**
 * A queue at one version and one instant, with all that anybody is told of it. Shared by all who look.
 *
 * @param views every active entry, in the order of work
 * @param outline what everybody may know
 */
public record QueueMoment(
        QueueSnapshot snapshot, Instant computedAt, Map<EntryId, EntryView> views, QueueOutline outline) {

    public QueueMoment {
        views = Collections.unmodifiableMap(views);
    }

    /** In time proportional to the number of entries: not for an event loop. */
    public static QueueMoment of(QueueSnapshot snapshot, Instant clock) {
        Instant now = snapshot.at(clock);
        return new QueueMoment(snapshot, now, snapshot.views(now), snapshot.outline(now));
    }

    public long version() {
        return snapshot.version();
    }

    /** Whether both say the same, whenever it was said. */
    boolean saysTheSameAs(QueueMoment other) {
        return version() == other.version() && views.equals(other.views) && outline.saysTheSameAs(other.outline);
    }
}
