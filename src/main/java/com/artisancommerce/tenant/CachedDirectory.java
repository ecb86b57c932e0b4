package com.artisancommerce.tenant;

import com.artisancommerce.platform.cache.Caches;
import com.artisancommerce.platform.cache.LocalCache;
import com.artisancommerce.platform.sql.Sql;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.platform.tenancy.ShopDirectory;
import com.artisancommerce.platform.tenancy.ShopRef;
import com.artisancommerce.tenant.store.DirectoryQueries;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the shop of a request, from memory when it was asked a moment ago.
 *
 * <p>Every request asks, before its tenant is known, so this reads outside the wall; the policies of the two tables let everybody
 * read, since which shop a host name leads to is public anyhow. Failures are not remembered.
 */
@Singleton
class CachedDirectory implements ShopDirectory {

    private static final int LONGEST_HOST_NAME = 253;
    private static final int LONGEST_SLUG = 63;
    private static final int LONGEST_ORIGIN = 270;

    private final Sql sql;
    private final DirectoryQueries shops;
    private final LocalCache<String, ShopRef> byName;
    private final LocalCache<String, Boolean> origins;

    CachedDirectory(Sql sql, DirectoryQueries shops, DirectoryConfig config, Caches caches) {
        this.sql = sql;
        this.shops = shops;
        this.byName = caches.local("shops", config.rememberFound(), config.rememberMissing(), config.names());
        this.origins = caches.local("origins", config.rememberFound(), config.rememberMissing(), config.names());
    }

    @Override
    public Uni<Optional<ShopRef>> byHostName(String hostName) {
        String host = hostName.toLowerCase(Locale.ROOT);
        return host.length() > LONGEST_HOST_NAME
                ? none()
                : remembered("host " + host, tx -> shops.byHostName(tx, host));
    }

    @Override
    public Uni<Optional<ShopRef>> byName(String slugOrId) {
        return slugOrId.length() > LONGEST_SLUG
                ? none()
                : remembered("name " + slugOrId, tx -> shops.byName(tx, slugOrId));
    }

    @Override
    public Uni<Boolean> knowsOrigin(String origin) {
        return origin.length() > LONGEST_ORIGIN
                ? Uni.createFrom().item(false)
                : origins.get(
                                origin,
                                () -> sql.withoutTenant(tx -> shops.knowsOrigin(tx, origin))
                                        .map(known -> Optional.of(known).filter(yes -> yes)))
                        .map(Optional::isPresent);
    }

    @Override
    public Uni<List<ShopRef>> some(int limit) {
        return sql.withoutTenant(tx -> shops.some(tx, limit));
    }

    /** A name that led nowhere may now lead to a new shop. */
    void forget() {
        byName.forgetAll();
        origins.forgetAll();
    }

    private Uni<Optional<ShopRef>> remembered(String key, Function<Tx, Uni<Optional<ShopRef>>> query) {
        return byName.get(key, () -> sql.withoutTenant(query));
    }

    private static Uni<Optional<ShopRef>> none() {
        return Uni.createFrom().item(Optional.empty());
    }
}
