package com.artisancommerce.capacity;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.platform.TenantId;

/** Names a queue, with its shop: in another shop the same artisan has none. */
public record QueueRef(TenantId tenant, ArtisanId artisan) {}
