package com.artisancommerce.promise;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.artisan.Artisans;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Sql;
import com.artisancommerce.promise.store.Scores;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** How artisans keep their word, for everybody to see. */
@Singleton
public class Accuracies {

    private final Sql sql;
    private final Artisans artisans;
    private final Scores scores;

    Accuracies(Sql sql, Artisans artisans, Scores scores) {
        this.sql = sql;
        this.artisans = artisans;
        this.scores = scores;
    }

    /** 404 when the shop has no such artisan. */
    public Uni<Accuracy> of(TenantId tenant, ArtisanId artisan) {
        return artisans.get(tenant, artisan)
                .chain(() -> sql.inTransaction(tenant, tx -> scores.of(tx, tenant, artisan)));
    }
}
