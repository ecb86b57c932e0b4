package com.artisancommerce.platform.sql;

import static com.artisancommerce.platform.Reactive.result;
import static com.artisancommerce.platform.Tenants.WOOL;
import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.platform.web.Outages;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** One connection, which is taken, and room for one to wait. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@TestProfile(BoundedPoolTest.Narrow.class)
class BoundedPoolTest {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Inject
    Sql sql;

    @Test
    void theConnectionIsWaitedForByFewAndNotForEver() {
        CompletableFuture<Boolean> end = new CompletableFuture<>();
        CompletableFuture<Boolean> begun = new CompletableFuture<>();
        CompletableFuture<?> holder = run(() -> sql.inTransaction(WOOL, tx -> {
            begun.complete(true);
            return Uni.createFrom().completionStage(end);
        }));
        begun.join();
        try {
            long start = System.nanoTime();
            CompletableFuture<Throwable> one = failureOf(run(this::ask));
            CompletableFuture<Throwable> other = failureOf(run(this::ask));
            assertOutage((Throwable) CompletableFuture.anyOf(one, other).join());
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as("one of the two finds no room to wait, and is told at once")
                    .isLessThan(PATIENCE);
            assertOutage(one.join());
            assertOutage(other.join());
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as("the other waits as long as it may")
                    .isBetween(PATIENCE, PATIENCE.multipliedBy(5));
        } finally {
            end.complete(true);
            holder.join();
        }
        assertThat(result(this::ask)).isTrue();
    }

    private Uni<Boolean> ask() {
        return sql.inTransaction(
                        WOOL, tx -> tx.first("select true as yes", Tuple.tuple(), row -> row.getBoolean("yes")))
                .map(answer -> answer.orElse(false));
    }

    /** Each on a thread of its own: they wait for one another. */
    private static <T> CompletableFuture<T> run(Supplier<Uni<T>> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                done.complete(result(work));
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }

    private static CompletableFuture<Throwable> failureOf(CompletableFuture<?> work) {
        return work.handle((ignored, failure) -> failure);
    }

    private static void assertOutage(Throwable failure) {
        assertThat(failure).isNotNull();
        assertThat(Outages.isOutage(failure)).as(failure.toString()).isTrue();
    }

    /** Waits briefly. */
    public static final class Narrow implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.datasource.reactive.max-size", "1",
                    "artisan.outbox.relay", "false",
                    "artisan.database.max-waiting", "1",
                    "artisan.database.patience", PATIENCE.toString());
        }
    }
}
