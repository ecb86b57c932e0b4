package com.artisancommerce.checkout;

import com.artisancommerce.checkout.store.CheckoutRows;
import com.artisancommerce.live.WatchedVersions;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Lets those who watch checkouts find out what they have missed. */
@Singleton
class CheckoutVersions implements WatchedVersions {

    private final CheckoutRows rows;

    CheckoutVersions(CheckoutRows rows) {
        this.rows = rows;
    }

    @Override
    public String topic() {
        return CheckoutChanged.TOPIC;
    }

    @Override
    public Uni<Map<UUID, Long>> versions(Tx tx, Collection<UUID> ids) {
        return rows.versions(tx, ids);
    }
}
