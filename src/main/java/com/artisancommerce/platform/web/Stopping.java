package com.artisancommerce.platform.web;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether this instance is about to stop. A request that waits for something to happen may wait longer than a stopping instance does, and
 * would then be cut off; so it is answered with what is known.
 */
@Singleton
public class Stopping {

    private final Set<UniEmitter<? super Boolean>> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean begun;

    /** True as soon as the instance begins to stop, and not before. Costs nothing more once it is cancelled. */
    public Uni<Boolean> begins() {
        return Uni.createFrom().emitter(emitter -> {
            waiting.add(emitter);
            emitter.onTermination(() -> waiting.remove(emitter));
            if (begun) {
                emitter.complete(true);
            }
        });
    }

    void begin(@Observes ShutdownDelayInitiatedEvent event) {
        begun = true;
        waiting.forEach(emitter -> emitter.complete(true));
    }
}
