package com.artisancommerce.capacity;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.platform.TenantId;
import java.util.Optional;

/** Queues as they change, computed once for all who look. The hub fills this in: it knows queues, and they do not know of it. */
public interface QueueWatching {

    /** {@code news} is run when there is a first moment to see and after each change, on any thread. */
    Watching watch(TenantId tenant, ArtisanId artisan, Runnable news);

    /** One who watches a queue. */
    interface Watching {

        /** The queue by now; at once and on any thread. Empty until it is loaded, and while the artisan has no hours. */
        Optional<QueueMoment> latest();

        void leave();
    }
}
