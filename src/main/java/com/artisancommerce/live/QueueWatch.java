package com.artisancommerce.live;

import com.artisancommerce.capacity.QueueSnapshot;
import com.artisancommerce.platform.Clock;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One watched queue: loaded when somebody has a newer version, computed again when time alone changes it. */
final class QueueWatch extends Watch {

    private static final long NONE = -1;

    private final Uni<Optional<QueueSnapshot>> load;
    private final Clock clock;
    private final Paced refresh;
    private final AtomicLong newest = new AtomicLong(NONE);
    private volatile @Nullable QueueTick latest;

    QueueWatch(Uni<Optional<QueueSnapshot>> load, Clock clock, Duration tickEvery) {
        this.load = load;
        this.clock = clock;
        this.refresh = new Paced("refresh a watched queue", tickEvery, this::refresh);
    }

    Optional<QueueTick> latest() {
        return Optional.ofNullable(latest);
    }

    /** Somebody says that there is this version. */
    void heard(long version) {
        newest.accumulateAndGet(version, Math::max);
        if (isBehind()) {
            refresh.ask();
        }
    }

    void passed(Instant now) {
        QueueTick tick = latest;
        if (tick != null && !now.isBefore(tick.unchangedUntil())) {
            refresh.ask();
        }
    }

    @Override
    void welcome(Runnable newcomer) {
        if (latest == null) {
            refresh.ask();
        } else {
            newcomer.run();
        }
    }

    private Uni<Void> refresh() {
        QueueTick known = latest;
        if (known != null && !isBehind()) {
            return Uni.createFrom().voidItem().invoke(() -> computeAgain(known));
        }
        long expected = newest.get();
        return load.invoke(found -> take(found, expected)).replaceWithVoid();
    }

    /** A version that was said but is not there is forgotten, or it would be looked for without end. */
    private void take(Optional<QueueSnapshot> found, long expected) {
        found.filter(this::isNews).ifPresent(this::compute);
        newest.compareAndSet(expected, version());
    }

    private void computeAgain(QueueTick known) {
        if (!clock.now().isBefore(known.unchangedUntil())) {
            compute(known.snapshot());
        }
    }

    private void compute(QueueSnapshot snapshot) {
        latest = QueueTick.of(snapshot, clock.now());
        tell();
    }

    private boolean isNews(QueueSnapshot loaded) {
        return loaded.version() > version();
    }

    private boolean isBehind() {
        return newest.get() > version();
    }

    private long version() {
        QueueTick tick = latest;
        return tick == null ? NONE : tick.version();
    }
}
