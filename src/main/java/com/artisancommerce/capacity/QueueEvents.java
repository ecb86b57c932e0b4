package com.artisancommerce.capacity;

import com.artisancommerce.platform.outbox.Outbox;
import com.artisancommerce.platform.outbox.OutboxMessage;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Tells the world what became of queues and reservations, through the outbox. */
@Singleton
class QueueEvents {

    private final Outbox outbox;

    QueueEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    /** The answers, and the queues that took something in. */
    Uni<Void> reserved(Tx tx, ReservationBatch batch) {
        List<OutboxMessage> messages =
                new ArrayList<>(batch.answers().stream().map(this::answered).toList());
        messages.addAll(changed(batch));
        return outbox.append(tx, messages);
    }

    Uni<Void> held(Tx tx, ReservationBatch batch) {
        return outbox.append(tx, changed(batch));
    }

    Uni<Void> changed(Tx tx, List<QueueChanged> changes) {
        return outbox.append(tx, changes.stream().map(this::changed).toList());
    }

    private List<OutboxMessage> changed(ReservationBatch batch) {
        List<OutboxMessage> messages = new ArrayList<>();
        batch.changed()
                .forEach((shop, queues) -> queues.forEach((artisan, summary) ->
                        messages.add(changed(new QueueChanged(shop, artisan, summary.version())))));
        return messages;
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
