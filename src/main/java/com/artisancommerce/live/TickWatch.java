package com.artisancommerce.live;

import java.util.concurrent.atomic.AtomicLong;

/** One watched thing of another area, of which only the version is known here. */
final class TickWatch extends Watch {

    private final AtomicLong newest = new AtomicLong();

    long newest() {
        return newest.get();
    }

    void heard(long version) {
        if (newest.getAndAccumulate(version, Math::max) < version) {
            tell();
        }
    }

    @Override
    void welcome(Runnable newcomer) {
        newcomer.run();
    }
}
