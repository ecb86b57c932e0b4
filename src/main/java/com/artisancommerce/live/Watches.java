package com.artisancommerce.live;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/** All watches of a kind. One exists from its first watcher to its last. */
final class Watches<K, W extends Watch> {

    private final Map<K, W> watches = new ConcurrentHashMap<>();
    private final Function<K, W> begin;

    Watches(Function<K, W> begin) {
        this.begin = begin;
    }

    /** The watch, each time that it has news. Without demand only the last time is remembered. */
    Multi<W> watch(K key) {
        return Multi.createFrom().emitter(watcher -> relay(key, watcher), BackPressureStrategy.LATEST);
    }

    private void relay(K key, MultiEmitter<? super W> to) {
        Runnable watcher = () -> with(key, to::emit);
        W watch = join(key, watcher);
        to.onTermination(() -> leave(key, watcher));
        watch.welcome(watcher);
    }

    /**
     * The same for a watcher that is run when there is news, on any thread, and looks when it has time. It is run by this call already
     * when there is something to see.
     */
    <T> Watched<T> watch(K key, Function<W, T> look, Runnable watcher) {
        W watch = join(key, watcher);
        watch.welcome(watcher);
        return new Watched<>() {
            @Override
            public T latest() {
                return look.apply(watch);
            }

            @Override
            public void leave() {
                Watches.this.leave(key, watcher);
            }
        };
    }

    Optional<W> find(K key) {
        return Optional.ofNullable(watches.get(key));
    }

    boolean isEmpty() {
        return watches.isEmpty();
    }

    Set<K> keys() {
        return Set.copyOf(watches.keySet());
    }

    void with(K key, Consumer<W> action) {
        W watch = watches.get(key);
        if (watch != null) {
            action.accept(watch);
        }
    }

    void forEach(BiConsumer<K, W> action) {
        watches.forEach(action);
    }

    /** Joining comes before being welcomed, so that nothing falls in between. */
    private W join(K key, Runnable watcher) {
        return watches.compute(key, (same, known) -> {
            W watch = known == null ? begin.apply(key) : known;
            watch.join(watcher);
            return watch;
        });
    }

    private void leave(K key, Runnable watcher) {
        watches.computeIfPresent(key, (same, watch) -> {
            watch.leave(watcher);
            return watch.isForNobody() ? null : watch;
        });
    }
}
