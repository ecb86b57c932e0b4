package com.artisancommerce.tenant;

import com.artisancommerce.platform.sql.Sql;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.platform.tenancy.ShopDirectory;
import com.artisancommerce.platform.tenancy.ShopRef;
import com.artisancommerce.tenant.store.DirectoryQueries;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
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
    private final Cache<String, ShopRef> found;
    private final Cache<String, Boolean> missing;
    private final Cache<String, Boolean> origins;

    CachedDirectory(Sql sql, DirectoryQueries shops, DirectoryConfig config) {
        this.sql = sql;
        this.shops = shops;
        this.found = cache(config.rememberFound(), config.names());
        this.missing = cache(config.rememberMissing(), config.names());
        this.origins = cache(config.rememberMissing(), config.names());
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
        if (origin.length() > LONGEST_ORIGIN) {
            return Uni.createFrom().item(false);
        }
        Boolean known = origins.getIfPresent(origin);
        return known != null
                ? Uni.createFrom().item(known)
                : sql.withoutTenant(tx -> shops.knowsOrigin(tx, origin)).invoke(answer -> origins.put(origin, answer));
    }

    /** A name that led nowhere may now lead to a new shop. */
    void forgetMissing() {
        missing.invalidateAll();
        origins.invalidateAll();
    }

    private Uni<Optional<ShopRef>> remembered(String key, Function<Tx, Uni<Optional<ShopRef>>> query) {
        ShopRef known = found.getIfPresent(key);
        if (known != null) {
            return Uni.createFrom().item(Optional.of(known));
        }
        return missing.getIfPresent(key) != null
                ? none()
                : sql.withoutTenant(query).invoke(answer -> remember(key, answer));
    }

    private void remember(String key, Optional<ShopRef> answer) {
        answer.ifPresentOrElse(shop -> found.put(key, shop), () -> missing.put(key, true));
    }

    private static <V> Cache<String, V> cache(Duration age, int names) {
        return Caffeine.newBuilder()
                .expireAfterWrite(age)
                .maximumSize(names)
                .executor(Runnable::run)
                .build();
    }

    private static Uni<Optional<ShopRef>> none() {
        return Uni.createFrom().item(Optional.empty());
    }
}
