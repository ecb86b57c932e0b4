package com.artisancommerce.platform.cache;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs a load for all who wait for it.
 *
 * <p>It has a context of its own. On that of the first who asked it would end with their request, and see a transaction that they have
 * open: what is not committed would be kept for everybody.
 */
final class Loads {

    private final Vertx vertx;
    private final Duration within;

    Loads(Vertx vertx, Duration within) {
        this.vertx = vertx;
        this.within = within;
    }

    <T> void start(Supplier<Uni<T>> load, CompletableFuture<T> result) {
        Context own = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(own, true);
        own.runOnContext(begin -> Uni.createFrom()
                .deferred(() -> load.get())
                .ifNoItem()
                .after(within)
                .fail()
                .subscribe()
                .with(result::complete, result::completeExceptionally));
    }

    /** The result where it was asked for: each waiter goes on in its own context, not in that of the load. */
    static <T> Uni<T> await(CompletableFuture<T> result) {
        if (result.isDone() && !result.isCompletedExceptionally()) {
            return Uni.createFrom().item(result.join());
        }
        Context asker = Vertx.currentContext();
        return Uni.createFrom().emitter(emitter -> {
            CompletableFuture<T> told = result.whenComplete((value, failure) -> in(asker, () -> {
                if (failure == null) {
                    emitter.complete(value);
                } else {
                    emitter.fail(failure);
                }
            }));
            // who does not wait any more leaves the load to the others
            emitter.onTermination(() -> told.cancel(false));
        });
    }

    private static void in(@Nullable Context asker, Runnable work) {
        if (asker == null || asker.equals(Vertx.currentContext())) {
            work.run();
        } else {
            asker.runOnContext(go -> work.run());
        }
    }
}
