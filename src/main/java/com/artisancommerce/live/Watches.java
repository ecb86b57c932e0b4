package com.artisancommerce.live;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.util.Map;
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
    Multi<W> watch(K key, Class<W> type) {
        return Multi.createFrom()
                .<Watch>emitter(watcher -> join(key, watcher), BackPressureStrategy.LATEST)
                .map(type::cast);
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
    private void join(K key, MultiEmitter<? super Watch> watcher) {
        W joined = watches.compute(key, (same, known) -> {
            W watch = known == null ? begin.apply(key) : known;
            watch.join(watcher);
            return watch;
        });
        watcher.onTermination(() -> leave(key, watcher));
        joined.welcome(watcher);
    }

    private void leave(K key, MultiEmitter<? super Watch> watcher) {
        watches.computeIfPresent(key, (same, watch) -> {
            watch.leave(watcher);
            return watch.isForNobody() ? null : watch;
        });
    }
}
