package com.artisancommerce.platform.cache;

import com.artisancommerce.platform.TenantId;
import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Whoever has caches and a topic that tells of changes. The topic is among those of the channel {@code cache}. */
public interface CacheInvalidation {

    String topic();

    /**
     * Forgets what has changed. Never fails.
     *
     * @param key the event's
     * @throws IllegalArgumentException when the key is none of this topic's
     */
    Uni<Void> changed(TenantId tenant, String key, UUID event);
}
