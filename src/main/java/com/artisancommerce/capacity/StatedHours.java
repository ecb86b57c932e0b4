package com.artisancommerce.capacity;

import com.artisancommerce.capacity.store.HoursRows;
import com.artisancommerce.capacity.store.WeekVersionRows;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.platform.web.ProblemType;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;

/** The hours of an artisan as they are in force at an instant. */
@Singleton
class StatedHours {

    private final HoursRows rows;
    private final WeekVersionRows versions;

    StatedHours(HoursRows rows, WeekVersionRows versions) {
        this.rows = rows;
        this.versions = versions;
    }

    /** 404 when the artisan has stated none. */
    Uni<Hours> find(Tx tx, QueueRef queue, Instant now) {
        return rows.find(tx, queue)
                .map(found -> found.orElseThrow(() ->
                        ProblemType.NOT_FOUND.because("Artisan %s has not stated any hours yet.", queue.artisan())))
                .chain(hours -> versions.list(tx, queue).map(all -> hours.inForce(all, now)));
    }
}
