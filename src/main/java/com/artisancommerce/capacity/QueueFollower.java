package com.artisancommerce.capacity;

import com.artisancommerce.capacity.QueueWatching.Watching;
import com.artisancommerce.platform.streams.Feed;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One who is told of a queue: something at once, then the latest when it says something else than what was told last, never an older version.
 *
 * @param <T> what is told
 */
final class QueueFollower<T> implements Feed<T> {

    private final Function<Runnable, Watching> watch;
    private final Supplier<Uni<T>> first;
    private final Telling<T> telling;
    private Optional<Watching> watching = Optional.empty();
    private @Nullable QueueMoment seen;
    private @Nullable T told;
    private boolean asked;

    /** @param first read when the queue is not loaded yet */
    QueueFollower(Function<Runnable, Watching> watch, Supplier<Uni<T>> first, Telling<T> telling) {
        this.watch = watch;
        this.first = first;
        this.telling = telling;
    }

    /** What is told of a queue. */
    interface Telling<T> {

        T of(QueueMoment moment);

        long version(T told);

        boolean same(T one, T other);
    }

    @Override
    public void begin(Runnable news) {
        watching = Optional.of(watch.apply(news));
    }

    @Override
    public News<T> next() {
        Optional<QueueMoment> latest = watching.flatMap(Watching::latest);
        if (latest.isPresent()) {
            return new News.Now<>(look(latest.get()), false);
        }
        if (asked) {
            return News.Now.nothing();
        }
        asked = true;
        return new News.Later<>(first.get().map(this::tell));
    }

    @Override
    public void end() {
        watching.ifPresent(Watching::leave);
    }

    @SuppressWarnings("ReferenceEquality") // all who watch see the same moment, and most looks find no other
    private List<T> look(QueueMoment latest) {
        if (latest == seen) {
            return List.of();
        }
        seen = latest;
        return tell(telling.of(latest));
    }

    private List<T> tell(T now) {
        T before = told;
        boolean stale = before != null && (telling.version(now) < telling.version(before) || telling.same(before, now));
        if (stale) {
            return List.of();
        }
        told = now;
        return List.of(now);
    }
}
