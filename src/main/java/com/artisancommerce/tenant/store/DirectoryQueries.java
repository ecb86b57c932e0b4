package com.artisancommerce.tenant.store;

import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.platform.tenancy.ShopRef;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** Finds shops by their public names with plain SQL, in a transaction without a tenant. */
@Singleton
public class DirectoryQueries {

    private static final String SHOP = """
            select s.id, s.slug, s.currency, s.transit_min_days, s.transit_max_days,
                   array(select o.origin from shop_origins o where o.tenant_id = s.tenant_id) as origins
            from shops s
            """;
    private static final String BY_HOST_NAME =
            SHOP + "join shop_host_names h on h.tenant_id = s.tenant_id where h.host_name = $1";
    private static final String BY_SLUG = SHOP + "where s.slug = $1";
    private static final String BY_ID = SHOP + "where s.id = $1";
    private static final String SOME = SHOP + "order by s.id limit $1";
    private static final Pattern ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private static final String ORIGIN = "select exists (select from shop_origins where origin = $1) as known";

    public Uni<Boolean> knowsOrigin(Tx tx, String origin) {
        return tx.first(ORIGIN, Tuple.of(origin), row -> row.getBoolean("known"))
                .map(known -> known.orElse(false));
    }

    public Uni<Optional<ShopRef>> byHostName(Tx tx, String hostName) {
        return tx.first(BY_HOST_NAME, Tuple.of(hostName), DirectoryQueries::shop);
    }

    /** What looks like an id is one: a shop whose slug is another's id must not be taken for it. */
    public Uni<Optional<ShopRef>> byName(Tx tx, String slugOrId) {
        return ID.matcher(slugOrId).matches()
                ? tx.first(BY_ID, Tuple.of(UUID.fromString(slugOrId)), DirectoryQueries::shop)
                : tx.first(BY_SLUG, Tuple.of(slugOrId), DirectoryQueries::shop);
    }

    /** The oldest ones. */
    public Uni<List<ShopRef>> some(Tx tx, int limit) {
        return tx.list(SOME, Tuple.of(limit), DirectoryQueries::shop);
    }

    private static ShopRef shop(Row row) {
        return new ShopRef(
                new TenantId(row.getUUID("id")),
                row.getString("slug"),
                row.getString("currency"),
                Set.of(row.getArrayOfStrings("origins")),
                row.getInteger("transit_min_days"),
                row.getInteger("transit_max_days"));
    }
}
