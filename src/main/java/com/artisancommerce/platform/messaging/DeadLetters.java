package com.artisancommerce.platform.messaging;

import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.Ids;
import com.artisancommerce.platform.outbox.Outbox;
import com.artisancommerce.platform.sql.Tx;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where records go that cannot be applied: a letter that an operator decides about, and word of it on {@code <topic>.dead-letter}, both with
 * the reason and in one transaction.
 */
@Singleton
public class DeadLetters {

    public static final String SUFFIX = ".dead-letter";
    static final String TYPE = "com.artisancommerce.dead-letter.v1";
    /** What the topic carries of a payload; more would not fit into a record when it has to be escaped. */
    private static final int MOST_ON_THE_TOPIC = 100_000;

    private final DeadLetterRows rows;
    private final Outbox outbox;
    private final Clock clock;
    private final MeterRegistry metrics;

    DeadLetters(DeadLetterRows rows, Outbox outbox, Clock clock, MeterRegistry metrics) {
        this.rows = rows;
        this.outbox = outbox;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** Puts the record aside; once, however often it is delivered. */
    Uni<Void> append(Tx tx, Delivery delivery, Throwable why, int attempts) {
        DeadLetter letter = delivery.letter(Ids.next(), why, attempts, clock.now());
        return rows.insert(tx, letter)
                .chain(isNew -> isNew ? announce(tx, letter) : Uni.createFrom().voidItem());
    }

    private Uni<Void> announce(Tx tx, DeadLetter letter) {
        String topic = letter.place().topic();
        tx.afterCommit(
                () -> metrics.counter("artisan.dead.letters", "topic", topic).increment());
        Letter word = Letter.of(letter);
        String key = letter.key() == null ? word.place() : letter.key();
        return outbox.append(tx, List.of(outbox.message(letter.tenant(), topic + SUFFIX, key, TYPE, word)));
    }

    /**
     * What the topic says of a letter.
     *
     * @param payload at most 100,000 characters of it; all of it is kept with the letter
     * @param firstId the letter whose redriving brought this one
     */
    @RegisterForReflection
    record Letter(
            UUID id,
            String place,
            String type,
            @Nullable String key,
            String payload,
            String reason,
            int attempts,
            @Nullable UUID firstId) {

        static Letter of(DeadLetter l) {
            String payload = l.payload();
            return new Letter(
                    l.id(),
                    l.place().topic() + "/" + l.place().partition() + "/"
                            + l.place().offset(),
                    l.type(),
                    l.key(),
                    payload.substring(0, Math.min(payload.length(), MOST_ON_THE_TOPIC)),
                    l.reason(),
                    l.attempts(),
                    l.first());
        }
    }
}
