package com.artisancommerce.capacity;

import com.artisancommerce.capacity.store.LogRows;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** Why queues changed: one line a version, written with the change itself. Holds need none, the entry says when it came. */
@Singleton
class QueueLog {

    private final LogRows rows;
    private final QueueEvents events;

    QueueLog(LogRows rows, QueueEvents events) {
        this.rows = rows;
        this.events = events;
    }

    /** Writes the lines and announces the new version of each queue. */
    Uni<Void> append(Tx tx, List<Change> changes) {
        return rows.append(tx, changes).chain(() -> events.changed(tx, QueueChanged.of(changes)));
    }
}
