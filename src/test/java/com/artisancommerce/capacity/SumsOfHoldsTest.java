package com.artisancommerce.capacity;

import static com.artisancommerce.platform.Reactive.result;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.capacity.domain.HoldSums;
import com.artisancommerce.capacity.store.QueueSummaries;
import com.artisancommerce.catalog.ProductId;
import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.platform.sql.SystemSql;
import com.artisancommerce.platform.sql.Tx;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A hold that ran out counts for nothing, from that instant on, and leaves the sums of its queue once, when it is tidied up. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class SumsOfHoldsTest {

    private static final WorkItem HOUR = new WorkItem(60, 0);
    private static final Duration LONG = Duration.ofDays(2);

    @Inject
    SystemSql sql;

    @Inject
    Quotes quotes;

    @Inject
    Reservations reservations;

    @Inject
    Overdue overdue;

    @Inject
    QueueSummaries summaries;

    private MadeUpQueue queue;
    private EntryId first;
    private EntryId second;

    @BeforeEach
    void hold() {
        queue = MadeUpQueue.open(sql);
        first = queue.entry(1, "held");
        second = queue.entry(2, "held");
    }

    @AfterEach
    void clearAway() {
        queue.clearAway();
    }

    @Test
    void countsForNothingBeforeItIsTidiedUpAndAfter() {
        assertThat(told(this::ahead)).isEqualTo("2 of 120 minutes");

        assertThat(told(tx -> runOut(tx, first).chain(() -> ahead(tx)))).isEqualTo("1 of 60 minutes");
        settle();
        settle();

        assertThat(told(this::ahead)).isEqualTo("1 of 60 minutes");
        assertThat(sums()).isEqualTo("1 60 75 5625");
    }

    @Test
    void leavesAllSumsOfTheOthersAsTheyWere() {
        HoldSums both = in(this::holds);
        HoldSums one = in(tx -> runOut(tx, first).chain(() -> holds(tx)));

        assertThat(both).isEqualTo(new HoldSums(2, 120, 150, 11_250));
        assertThat(one).isEqualTo(new HoldSums(1, 60, 75, 5_625));
    }

    @Test
    void overCommitsNobody() {
        queue.run("""
                update capacity_queues set horizon_days = 1, utilisation_target = 1, weekly_minutes = '{60,60,60,60,60,60,60}'
                where tenant_id = $1
                """);

        assertThat(told(tx -> pay(tx, second, LONG).chain(() -> overCommitted(tx))))
                .isEqualTo("60");
        assertThat(told(tx -> runOut(tx, first)
                        .chain(() -> pay(tx, second, LONG.multipliedBy(2)))
                        .chain(() -> overCommitted(tx))))
                .isEqualTo("0");
        assertThat(told(tx -> pay(tx, second, LONG.multipliedBy(3)).chain(() -> overCommitted(tx))))
                .isEqualTo("0");
    }

    @Test
    void isInTheSumsThroughAllStepsUntilItIsPaidOrGivenBack() {
        in(tx -> pay(tx, first, LONG));
        in(tx -> reservations.paymentFailed(tx, queue.tenant(), first.value()));
        in(tx -> reservations.awaitConsent(tx, queue.tenant(), second.value(), LONG));
        assertThat(sums()).isEqualTo("2 120 150 11250");

        in(tx -> reservations.confirm(tx, queue.tenant(), second.value(), UUID.randomUUID()));
        assertThat(sums()).isEqualTo("1 60 75 5625");
        in(tx -> reservations.release(tx, queue.tenant(), first.value()));
        in(tx -> reservations.release(tx, queue.tenant(), first.value()));

        assertThat(sums()).isEqualTo("0 0 0 0");
    }

    private Uni<String> ahead(Tx tx) {
        var asked = new Quotes.Asked(queue.artisan(), new ProductId(queue.shop()), HOUR);
        return quotes.quote(tx, queue.tenant(), List.of(asked), Transit.NONE)
                .map(lines -> lines.getFirst().quote().orElseThrow())
                .map(quote -> quote.entriesAhead() + " of " + quote.minutesAhead() + " minutes");
    }

    private Uni<HoldSums> holds(Tx tx) {
        QueueRef asked = new QueueRef(queue.tenant(), queue.artisan());
        return summaries
                .states(tx, List.of(asked), Instant.now())
                .map(states -> requireNonNull(states.get(asked)).holds());
    }

    private Uni<StepResult> pay(Tx tx, EntryId entry, Duration atMost) {
        return reservations.paymentPending(tx, queue.tenant(), entry.value(), atMost);
    }

    private static Uni<Integer> runOut(Tx tx, EntryId entry) {
        return tx.update(
                "update capacity_entries set hold_expires_at = now() - interval '1 h' where id = $1",
                Tuple.of(entry.value()));
    }

    private void settle() {
        in(tx -> overdue.settle(tx, new QueueRef(queue.tenant(), queue.artisan())));
    }

    private Uni<String> overCommitted(Tx tx) {
        return ask(tx, "over_committed_minutes::text");
    }

    private String sums() {
        return told(tx -> ask(tx, "concat_ws(' ', held, held_minutes, held_expected_minutes, held_squares)"));
    }

    private Uni<String> ask(Tx tx, String what) {
        return tx.first(
                        "select " + what + " as answer from capacity_queues where tenant_id = $1",
                        Tuple.of(queue.shop()),
                        row -> row.getString("answer"))
                .map(found -> found.orElseThrow());
    }

    private String told(Function<Tx, Uni<String>> question) {
        return in(question);
    }

    private <T> T in(Function<Tx, Uni<T>> step) {
        return result(() -> sql.inTransaction(step));
    }
}
