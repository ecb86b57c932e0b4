package com.artisancommerce.platform.messaging;

import com.artisancommerce.platform.outbox.Outbox;
import com.artisancommerce.platform.sql.Tx;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where records go that cannot be applied: {@code <topic>.dead-letter}, with the reason, so that somebody can mend and send them again. */
@Singleton
public class DeadLetters {

    public static final String SUFFIX = ".dead-letter";
    static final String TYPE = "com.artisancommerce.dead-letter.v1";

    private final Outbox outbox;
    private final MeterRegistry metrics;

    DeadLetters(Outbox outbox, MeterRegistry metrics) {
        this.outbox = outbox;
        this.metrics = metrics;
    }

    Uni<Void> append(Tx tx, Delivery delivery, Throwable why) {
        String topic = delivery.record().topic();
        tx.afterCommit(
                () -> metrics.counter("artisan.dead.letters", "topic", topic).increment());
        Letter letter = new Letter(
                delivery.place(), delivery.type(), delivery.record().key(), delivery.payload(), String.valueOf(why));
        return outbox.append(
                tx, List.of(outbox.message(delivery.tenant(), topic + SUFFIX, key(delivery), TYPE, letter)));
    }

    /** A record may come from anybody, and PostgreSQL stores no zero character. */
    private static String key(Delivery delivery) {
        String key = delivery.record().key();
        return key == null ? delivery.place() : key.replace("\0", "");
    }

    /** What is kept of a record that could not be applied. */
    @RegisterForReflection
    record Letter(String place, String type, @Nullable String key, String payload, String reason) {}
}
