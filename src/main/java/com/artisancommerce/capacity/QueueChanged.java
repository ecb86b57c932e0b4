package com.artisancommerce.capacity;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.platform.TenantId;

/** A queue has a new version: whoever shows positions or dates of it computes them again. */
public record QueueChanged(TenantId tenant, ArtisanId artisan, long version) {

    public static final String TOPIC = "capacity.queues";
    public static final String TYPE = "com.artisancommerce.capacity.queue-changed.v1";
}
