package com.artisancommerce.capacity;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.platform.TenantId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Names a queue, with its shop: in another shop the same artisan has none, or another one. */
public record QueueRef(TenantId tenant, ArtisanId artisan) {

    /** The queues of these artisans of one shop. */
    public static Set<QueueRef> of(TenantId tenant, Collection<ArtisanId> artisans) {
        return artisans.stream().map(artisan -> new QueueRef(tenant, artisan)).collect(Collectors.toSet());
    }

    /** What there is of one shop, by its artisans. */
    public static <T> SortedMap<ArtisanId, T> ofShop(TenantId tenant, Map<QueueRef, T> values) {
        SortedMap<ArtisanId, T> own = new TreeMap<>();
        values.forEach((queue, value) -> {
            if (queue.tenant().equals(tenant)) {
                own.put(queue.artisan(), value);
            }
        });
        return own;
    }
}
