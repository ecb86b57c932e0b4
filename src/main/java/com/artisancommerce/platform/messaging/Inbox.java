package com.artisancommerce.platform.messaging;

import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;

/** What a consumer has worked off, kept with the effect in its transaction, so that a redelivery changes nothing. */
@Singleton
public class Inbox {

    private static final String TAKE_IN = """
            insert into inbox (tenant_id, consumer, message_id, received_at) values ($1, $2, $3, $4)
            on conflict do nothing
            """;

    private final Clock clock;

    Inbox(Clock clock) {
        this.clock = clock;
    }

    /** Whether the consumer meets this event for the first time. Another transaction that has it in hand is waited for. */
    public Uni<Boolean> takeIn(Tx tx, String consumer, Delivery delivery) {
        Tuple row = Tuple.of(
                delivery.tenant().value(), consumer, delivery.id(), clock.now().atOffset(ZoneOffset.UTC));
        return tx.update(TAKE_IN, row).map(inserted -> inserted == 1);
    }
}
