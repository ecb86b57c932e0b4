package com.artisancommerce.platform.messaging;

import com.artisancommerce.platform.sql.SystemSql;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.platform.web.Outages;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Works records off for good: a batch is one transaction of the system role.
 *
 * <p>What passes by itself (a connection, a lock, a restart) is tried again without limit, so the partition waits and nothing is lost. What
 * fails for a reason of its own is tried record by record, three times each, and then goes to the dead-letter topic with that reason.
 */
@Singleton
public class Deliveries {

    private static final Logger LOG = Logger.getLogger(Deliveries.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int TRIES = 3;

    private final SystemSql sql;
    private final DeadLetters deadLetters;

    Deliveries(SystemSql sql, DeadLetters deadLetters) {
        this.sql = sql;
        this.deadLetters = deadLetters;
    }

    /** Completes when every record is either applied or in the dead-letter topic; never fails. */
    public Uni<Void> settle(
            Iterable<ConsumerRecord<String, String>> records, BiFunction<Tx, List<Delivery>, Uni<Void>> effect) {
        List<Delivery> batch = StreamSupport.stream(records.spliterator(), false)
                .map(Delivery::new)
                .toList();
        return apply(batch, effect).onFailure().recoverWithUni(e -> oneByOne(batch, effect, e));
    }

    private Uni<Void> apply(List<Delivery> batch, BiFunction<Tx, List<Delivery>, Uni<Void>> effect) {
        Uni<Void> attempt = Uni.createFrom().deferred(() -> sql.inTransaction(tx -> effect.apply(tx, batch)));
        return whilePassing(attempt, e -> passes(e, batch));
    }

    /** A batch that takes too long may be too much for one transaction; one record never is. */
    private static boolean passes(Throwable e, List<Delivery> batch) {
        return Outages.isOutage(e) && !(batch.size() > 1 && Outages.tookTooLong(e));
    }

    private static <T> Uni<T> whilePassing(Uni<T> attempt, Predicate<Throwable> passes) {
        return attempt.onFailure(passes)
                .invoke(e -> LOG.infof("A consumer waits for a server to come back: %s", e.toString()))
                .onFailure(passes)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .withJitter(0.2)
                .indefinitely();
    }

    private Uni<Void> oneByOne(List<Delivery> batch, BiFunction<Tx, List<Delivery>, Uni<Void>> effect, Throwable why) {
        LOG.warnf(why, "A batch of %d records cannot be applied as a whole; each is tried by itself", batch.size());
        return Multi.createFrom()
                .iterable(batch)
                .onItem()
                .transformToUniAndConcatenate(one -> alone(one, effect))
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> alone(Delivery one, BiFunction<Tx, List<Delivery>, Uni<Void>> effect) {
        return apply(List.of(one), effect)
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE)
                .atMost(TRIES - 1L)
                .onFailure()
                .recoverWithUni(e -> bury(one, e));
    }

    /** Tried until it is done, whatever is in the way: a consumer that fails here would stop for good. */
    private Uni<Void> bury(Delivery one, Throwable why) {
        LOG.errorf(why, "Record %s cannot be applied and goes to the dead-letter topic", one.place());
        return Uni.createFrom()
                .deferred(() -> sql.inTransaction(tx -> deadLetters.append(tx, one, why, TRIES)))
                .onFailure()
                .invoke(e -> LOG.warnf("Record %s cannot be put aside yet: %s", one.place(), e.toString()))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .withJitter(0.2)
                .indefinitely();
    }
}
