package com.artisancommerce.capacity;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.artisan.Artisans;
import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Sql;
import com.artisancommerce.platform.streams.Feed;
import com.artisancommerce.platform.streams.StreamName;
import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.platform.web.ProblemType;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;

/** The artisan's own view of their queue: every piece, in the order of work. Nobody else's to see. */
@Singleton
public class QueueBoard {

    private static final QueueFollower.Telling<QueueMoment> BOARDS = new QueueFollower.Telling<>() {
        @Override
        public QueueMoment of(QueueMoment moment) {
            return moment;
        }

        @Override
        public long version(QueueMoment told) {
            return told.version();
        }

        @Override
        public boolean same(QueueMoment one, QueueMoment other) {
            return one.saysTheSameAs(other);
        }
    };

    private final Sql sql;
    private final Artisans artisans;
    private final QueueViews views;
    private final QueueWatching queues;
    private final Clock clock;

    QueueBoard(Sql sql, Artisans artisans, QueueViews views, QueueWatching queues, Clock clock) {
        this.sql = sql;
        this.artisans = artisans;
        this.views = views;
        this.queues = queues;
        this.clock = clock;
    }

    /** The name of a board's stream. */
    public static StreamName stream(ArtisanId artisan) {
        return new StreamName("board", artisan.value());
    }

    /** On a thread of its own, for a long queue takes some milliseconds; 404 for somebody else's queue, and for an artisan who has stated no hours. */
    public Uni<QueueMoment> show(Caller caller, ArtisanId artisan) {
        return requireOwn(caller, artisan).chain(() -> read(caller.tenant(), artisan));
    }

    /** The board at once and after each change; 404 as above. */
    public Uni<Feed<QueueMoment>> follow(Caller caller, ArtisanId artisan) {
        return show(caller, artisan)
                .map(shown -> new QueueFollower<>(
                        news -> queues.watch(caller.tenant(), artisan, news),
                        () -> Uni.createFrom().item(shown),
                        BOARDS));
    }

    /** 404 for somebody else's. */
    public Uni<Void> requireOwn(Caller caller, ArtisanId artisan) {
        return artisans.owned(caller, artisan).replaceWithVoid();
    }

    private Uni<QueueMoment> read(TenantId tenant, ArtisanId artisan) {
        return sql.inTransaction(tenant, tx -> views.snapshot(tx, tenant, artisan))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(found -> found.orElseThrow(() ->
                        ProblemType.NOT_FOUND.because("Artisan %s has no queue yet. State hours first.", artisan)))
                .map(snapshot -> QueueMoment.of(snapshot, clock.now()));
    }
}
