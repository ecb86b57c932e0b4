package com.artisancommerce.live;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Those who wait for news of one thing. They are told that there is news, and take what is latest when they have time for it. */
abstract class Watch {

    private final Set<Runnable> watchers = ConcurrentHashMap.newKeySet();

    /** Tells a newcomer what there is, if there is anything yet. */
    abstract void welcome(Runnable newcomer);

    final void tell() {
        watchers.forEach(Runnable::run);
    }

    final void join(Runnable watcher) {
        watchers.add(watcher);
    }

    final void leave(Runnable watcher) {
        watchers.remove(watcher);
    }

    final boolean isForNobody() {
        return watchers.isEmpty();
    }
}
