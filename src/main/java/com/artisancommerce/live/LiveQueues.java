package com.artisancommerce.live;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.QueueRef;
import com.artisancommerce.capacity.QueueSnapshot;
import com.artisancommerce.capacity.QueueViews;
import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.SystemSql;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Queues that somebody watches. One completion moves everybody behind it: it is computed once, however many look. */
@Singleton
public class LiveQueues {

    private final SystemSql sql;
    private final QueueViews queues;
    private final Clock clock;
    private final LiveConfig config;
    private final Watches<QueueRef, QueueWatch> watches = new Watches<>(this::begin);

    LiveQueues(SystemSql sql, QueueViews queues, Clock clock, LiveConfig config) {
        this.sql = sql;
        this.queues = queues;
        this.clock = clock;
        this.config = config;
    }

    /**
     * The queue as it stands, at once, and again after each change, at most five times a second. Without demand only the latest is kept.
     * An artisan without hours has no queue, and nothing comes until there is one.
     */
    public Multi<QueueTick> watch(TenantId tenant, ArtisanId artisan) {
        return watches.watch(new QueueRef(tenant, artisan))
                .map(QueueWatch::latest)
                .select()
                .where(Optional::isPresent)
                .map(Optional::orElseThrow)
                .skip()
                .repetitions((one, other) -> one == other ? 0 : 1);
    }

    /**
     * The same, looked at when there is time: {@code news} is run when there is a first tick and after each change, on any thread. What is
     * seen is empty until the queue is loaded.
     */
    public Watched<Optional<QueueTick>> watch(TenantId tenant, ArtisanId artisan, Runnable news) {
        return watches.watch(new QueueRef(tenant, artisan), QueueWatch::latest, news);
    }

    /** The queue as those see it who watch it; empty when nobody does. */
    public Optional<QueueTick> atHand(TenantId tenant, ArtisanId artisan) {
        return watches.find(new QueueRef(tenant, artisan)).flatMap(QueueWatch::latest);
    }

    /** Somebody changed a queue; what is not watched, or not newer, changes nothing here. */
    public void changed(TenantId tenant, ArtisanId artisan, long version) {
        watches.with(new QueueRef(tenant, artisan), watch -> watch.heard(version));
    }

    boolean isWatched() {
        return !watches.isEmpty();
    }

    /** One statement for all queues that are watched. */
    Uni<Void> heal(Tx tx) {
        return queues.versions(tx, watches.keys())
                .invoke(versions ->
                        versions.forEach((queue, version) -> watches.with(queue, watch -> watch.heard(version))))
                .replaceWithVoid();
    }

    /** Midnight, the end of a hold, the end of curing: nobody wrote anything, and yet an answer changed. */
    void timePassed() {
        watches.forEach((key, watch) -> watch.passed(clock.now()));
    }

    int count() {
        return watches.keys().size();
    }

    private QueueWatch begin(QueueRef key) {
        return new QueueWatch(load(key), clock, config.tickEvery());
    }

    /** Computing is left to a worker thread: a long queue must not hold up an event loop. */
    private Uni<Optional<QueueSnapshot>> load(QueueRef key) {
        return sql.inTransaction(tx -> queues.snapshot(tx, key.tenant(), key.artisan()))
                .ifNoItem()
                .after(config.loadWithin())
                .fail()
                .emitOn(Infrastructure.getDefaultExecutor());
    }
}
