package com.artisancommerce.capacity;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.platform.TenantId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A queue has a new version: whoever shows positions or dates of it computes them again. */
public record QueueChanged(TenantId tenant, ArtisanId artisan, long version) {

    public static final String TOPIC = "capacity.queues";
    public static final String TYPE = "com.artisancommerce.capacity.queue-changed.v1";

    /** One event a queue, with its newest version. */
    static List<QueueChanged> of(List<Change> changes) {
        Map<ArtisanId, QueueChanged> newest = new LinkedHashMap<>();
        changes.forEach(change -> newest.merge(
                change.artisan(),
                new QueueChanged(change.tenant(), change.artisan(), change.version()),
                (one, other) -> one.version() > other.version() ? one : other));
        return List.copyOf(newest.values());
    }
}
