package com.artisancommerce.promise;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.artisan.Artisans;
import com.artisancommerce.capacity.Risk;
import com.artisancommerce.platform.sql.Sql;
import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.platform.web.Cursors;
import com.artisancommerce.promise.store.Ledgers;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The open promises of an artisan, above all those that are in danger. Nobody else's to see. */
@Singleton
public class PromiseBoard {

    private final Sql sql;
    private final Artisans artisans;
    private final Ledgers ledgers;

    PromiseBoard(Sql sql, Artisans artisans, Ledgers ledgers) {
        this.sql = sql;
        this.artisans = artisans;
        this.ledgers = ledgers;
    }

    /**
     * One page, the oldest order first.
     *
     * @param status only those that stand so; null for all
     */
    public Uni<Cursors.Page<EntryPromise>> page(
            Caller caller, ArtisanId artisan, @Nullable Risk status, Optional<UUID> after, int limit) {
        Ledgers.Part part = new Ledgers.Part(artisan, status, after.orElse(null), limit + 1);
        return artisans.owned(caller, artisan)
                .chain(() -> sql.inTransaction(caller.tenant(), tx -> ledgers.page(tx, caller.tenant(), part)))
                .map(found -> found.stream().map(Promises::promise).toList())
                .map(found -> Cursors.page(found, limit, each -> each.entry().value()));
    }
}
