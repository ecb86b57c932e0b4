package com.artisancommerce.capacity.store;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.QueueRef;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Columns;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Collection;
import java.util.UUID;

/** The keys of queues in rows, and as the arrays that statements about many queues take. */
final class QueueKeys {

    private QueueKeys() {}

    /** The queue that a row with {@code tenant_id} and {@code artisan_id} belongs to. */
    static QueueRef of(Row row) {
        return new QueueRef(new TenantId(row.getUUID("tenant_id")), new ArtisanId(row.getUUID("artisan_id")));
    }

    static UUID[] artisans(Collection<QueueRef> queues) {
        return Columns.array(queues, UUID[]::new, queue -> queue.artisan().value());
    }

    static UUID[] tenants(Collection<QueueRef> queues) {
        return Columns.array(queues, UUID[]::new, queue -> queue.tenant().value());
    }
}
