package com.artisancommerce.capacity;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.artisan.Artisans;
import com.artisancommerce.capacity.domain.QueueState;
import com.artisancommerce.capacity.domain.estimate.Estimator;
import com.artisancommerce.capacity.store.Paces;
import com.artisancommerce.capacity.store.QueueSummaries;
import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Sql;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.platform.streams.Feed;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What everybody may know of a queue, once and live. Asking costs the same however many wait. */
@Singleton
public class QueueOutlines {

    private static final QueueFollower.Telling<QueueOutline> OUTLINES = new QueueFollower.Telling<>() {
        @Override
        public QueueOutline of(QueueMoment moment) {
            return moment.outline();
        }

        @Override
        public long version(QueueOutline told) {
            return told.version();
        }

        @Override
        public boolean same(QueueOutline one, QueueOutline other) {
            return one.saysTheSameAs(other);
        }
    };

    private final Sql sql;
    private final Artisans artisans;
    private final QueueSummaries summaries;
    private final Paces paces;
    private final Estimator estimator;
    private final Clock clock;
    private final QueueWatching queues;

    QueueOutlines(
            Sql sql,
            Artisans artisans,
            QueueSummaries summaries,
            Paces paces,
            Estimator estimator,
            Clock clock,
            QueueWatching queues) {
        this.sql = sql;
        this.artisans = artisans;
        this.summaries = summaries;
        this.paces = paces;
        this.estimator = estimator;
        this.clock = clock;
        this.queues = queues;
    }

    /** 404 when the shop has no such artisan. */
    public Uni<QueueOutline> show(TenantId tenant, ArtisanId artisan) {
        return artisans.get(tenant, artisan).chain(() -> read(tenant, artisan));
    }

    /** The outline at once and whenever it says something else; 404 when the shop has no such artisan. */
    public Uni<Feed<QueueOutline>> follow(TenantId tenant, ArtisanId artisan) {
        return artisans.get(tenant, artisan)
                .map(found -> new QueueFollower<>(
                        news -> queues.watch(tenant, artisan, news), () -> read(tenant, artisan), OUTLINES));
    }

    private Uni<QueueOutline> read(TenantId tenant, ArtisanId artisan) {
        return sql.inTransaction(tenant, tx -> state(tx, tenant, artisan))
                .map(found -> found.map(state -> outline(artisan, state))
                        .orElseGet(() -> QueueOutline.none(artisan, clock.now())));
    }

    private QueueOutline outline(ArtisanId artisan, QueueState state) {
        Instant now = state.summary().latest(clock.now());
        return QueueOutline.of(artisan, state, now, estimator);
    }

    private Uni<Optional<QueueState>> state(Tx tx, TenantId tenant, ArtisanId artisan) {
        QueueRef queue = new QueueRef(tenant, artisan);
        return summaries
                .states(tx, Set.of(queue), clock.now())
                .chain(states -> paces.known(tx, states, List.of()))
                .map(states -> Optional.ofNullable(states.get(queue)));
    }
}
