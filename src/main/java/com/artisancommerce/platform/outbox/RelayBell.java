package com.artisancommerce.platform.outbox;

import jakarta.inject.Singleton;

/** Wakes the relay of this instance right after a commit, so that it need not wait for its next poll. */
@Singleton
class RelayBell {

    private volatile Runnable listener = () -> {};

    void ring() {
        listener.run();
    }

    void onRing(Runnable newListener) {
        listener = newListener;
    }
}
