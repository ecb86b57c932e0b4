package com.artisancommerce.platform.outbox;

import io.smallrye.mutiny.Uni;

/** Sends one row; done when the broker has it on all its replicas. */
interface EventSender {

    Uni<Void> send(OutboxRow row);
}
