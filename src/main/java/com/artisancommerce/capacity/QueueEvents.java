package com.artisancommerce.capacity;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.outbox.Outbox;
import com.artisancommerce.platform.outbox.OutboxMessage;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells the world what became of queues and reservations, through the outbox. */
@Singleton
class QueueEvents {

    private final Outbox outbox;

    QueueEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    /** The answers, and the queues that took something in. */
    Uni<Void> reserved(Tx tx, ReservationBatch batch) {
        return outbox.append(tx, batch.answers().stream().map(this::answered).toList())
                .chain(() -> held(tx, batch));
    }

    Uni<Void> held(Tx tx, ReservationBatch batch) {
        List<OutboxMessage> messages = new ArrayList<>();
        Map<ArtisanId, TenantId> tenants = new LinkedHashMap<>();
        batch.holds().forEach(hold -> tenants.put(hold.piece().line().artisan(), hold.tenant()));
        batch.changed().forEach((artisan, summary) -> {
            TenantId tenant = tenants.get(artisan);
            if (tenant != null) {
                messages.add(changed(new QueueChanged(tenant, artisan, summary.version())));
            }
        });
        return outbox.append(tx, messages);
    }

    Uni<Void> changed(Tx tx, List<QueueChanged> changes) {
        return outbox.append(tx, changes.stream().map(this::changed).toList());
    }

    private OutboxMessage changed(QueueChanged change) {
        return outbox.message(
                change.tenant(), QueueChanged.TOPIC, change.artisan().toString(), QueueChanged.TYPE, change);
    }

    private OutboxMessage answered(ReservationAnswered answer) {
        return outbox.message(
                answer.tenant(),
                ReservationAnswered.TOPIC,
                answer.checkoutId().toString(),
                ReservationAnswered.TYPE,
                answer);
    }
}
