package com.artisancommerce.live;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.QueueMoment;
import com.artisancommerce.capacity.QueueWatching;
import com.artisancommerce.platform.TenantId;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Shows queues to their own area as they change. */
@Singleton
class QueueMoments implements QueueWatching {

    private final LiveQueues queues;

    QueueMoments(LiveQueues queues) {
        this.queues = queues;
    }

    @Override
    public Watching watch(TenantId tenant, ArtisanId artisan, Runnable news) {
        Watched<Optional<QueueTick>> watched = queues.watch(tenant, artisan, news);
        return new Watching() {
            @Override
            public Optional<QueueMoment> latest() {
                return watched.latest().map(QueueTick::moment);
            }

            @Override
            public void leave() {
                watched.leave();
            }
        };
    }
}
