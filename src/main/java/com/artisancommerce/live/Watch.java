package com.artisancommerce.live;

import io.smallrye.mutiny.subscription.MultiEmitter;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Those who wait for news of one thing. They are told that there is news, and take what is latest when they have time for it. */
abstract class Watch {

    private final Set<MultiEmitter<? super Watch>> watchers = ConcurrentHashMap.newKeySet();

    /** What a newcomer is given, if there is anything yet. */
    abstract void welcome(MultiEmitter<? super Watch> newcomer);

    final void tell() {
        watchers.forEach(watcher -> watcher.emit(this));
    }

    final void join(MultiEmitter<? super Watch> watcher) {
        watchers.add(watcher);
    }

    final void leave(MultiEmitter<? super Watch> watcher) {
        watchers.remove(watcher);
    }

    final boolean isForNobody() {
        return watchers.isEmpty();
    }
}
