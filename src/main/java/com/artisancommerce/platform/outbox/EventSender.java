package com.artisancommerce.platform.outbox;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** Sends rows to the broker, together and in their order. */
interface EventSender {

    /** Done when the broker has each row on all its replicas, or will never have it. Never fails. */
    Uni<Sent> send(List<OutboxRow> volley);

    /**
     * What became of a volley. A row that is in neither list was not tried, because an earlier one of its line failed.
     *
     * @param arrived in the order of their ids
     */
    record Sent(List<OutboxRow> arrived, List<Failed> failed) {}

    /** A row that the broker does not have. */
    record Failed(OutboxRow row, Throwable why) {}
}
