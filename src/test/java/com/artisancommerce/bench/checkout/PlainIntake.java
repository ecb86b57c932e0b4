package com.artisancommerce.bench.checkout;

import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.platform.Ids;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes a checkout in with the very statements that the service sends, as many of them at a time, and nothing around them. What fails ends the
 * benchmark.
 */
final class PlainIntake {

    private static final UUID SHOP = DemoUser.Shops.DEMO;
    private static final String CUSTOMER = "user-ada";
    private static final int BUCKETS = 16;

    private final Pool pool;

    PlainIntake(Pool pool) {
        this.pool = pool;
    }

    Future<JsonObject> accept(JsonObject body, String key) {
        UUID id = Ids.next();
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        JsonObject wish = body.getJsonArray("lines").getJsonObject(0);
        UUID product = UUID.fromString(wish.getString("productId"));
        return pool.withConnection(sql -> {
                    Future<Transaction> begun = sql.begin();
                    run(sql, SET_TENANT, SHOP.toString());
                    run(sql, TRY_LOCK, SHOP + "/user:" + CUSTOMER + "/createCheckout/" + key);
                    return run(sql, FIND_KEY, SHOP, "user:" + CUSTOMER, "createCheckout", key, now.minusDays(1))
                            .compose(done -> run(sql, OFFERS, SHOP, new UUID[] {product}))
                            .map(offers -> line(offers.iterator().next(), wish.getInteger("quantity")))
                            .compose(line -> {
                                insert(sql, id, body, line, now);
                                return send(sql, id, line, now).map(line);
                            })
                            .compose(line -> run(
                                            sql,
                                            KEEP_KEY,
                                            SHOP,
                                            "user:" + CUSTOMER,
                                            "createCheckout",
                                            key,
                                            HASH,
                                            id,
                                            now)
                                    .map(line))
                            .compose(line -> begun.compose(Transaction::commit).map(line));
                })
                .map(line -> new JsonObject()
                        .put("id", id.toString())
                        .put("status", "reserving")
                        .put("acceptedAt", now.toString())
                        .put("lines", new JsonArray().add(line)));
    }

    private static JsonObject line(Row offer, int quantity) {
        return new JsonObject()
                .put("lineNumber", 1)
                .put("entry", Ids.next().toString())
                .put("product", offer.getUUID("id").toString())
                .put("productName", offer.getString("name"))
                .put("artisan", offer.getUUID("artisan_id").toString())
                .put("quantity", quantity)
                .put(
                        "unitPrice",
                        new JsonObject()
                                .put("amount", offer.getLong("price_amount"))
                                .put("currency", offer.getString("price_currency")))
                .put(
                        "work",
                        new JsonObject()
                                .put(
                                        "minutes",
                                        offer.getInteger("setup_minutes")
                                                + quantity * offer.getInteger("minutes_per_unit"))
                                .put("passiveMinutes", offer.getInteger("passive_minutes")))
                .put("options", new JsonArray(offer.getString("options")));
    }

    private static Future<?> insert(SqlConnection sql, UUID id, JsonObject body, JsonObject line, OffsetDateTime now) {
        JsonObject contact = body.getJsonObject("contact");
        return run(
                sql,
                INSERT,
                id,
                SHOP,
                1L,
                "reserving",
                CUSTOMER,
                contact.getString("name"),
                contact.getString("email"),
                body.getJsonObject("address").encode(),
                "USD",
                line.getInteger("quantity") * line.getJsonObject("unitPrice").getLong("amount"),
                2,
                4,
                null,
                now,
                now,
                new JsonArray().add(line).encode());
    }

    private static Future<?> send(SqlConnection sql, UUID id, JsonObject line, OffsetDateTime now) {
        String artisan = line.getString("artisan");
        String command = new JsonObject()
                .put("tenant", SHOP.toString())
                .put("checkoutId", id.toString())
                .put("acceptedAt", now.toString())
                .put("transit", new JsonObject().put("minDays", 2).put("maxDays", 4))
                .put("pieces", new JsonArray().add(line))
                .encode();
        return run(
                sql,
                SEND,
                new UUID[] {SHOP},
                new UUID[] {Ids.next()},
                new String[] {"capacity.commands"},
                new String[] {artisan},
                new Short[] {(short) Math.floorMod(artisan.hashCode(), BUCKETS)},
                new String[] {"com.artisancommerce.capacity.reserve.v1"},
                new String[] {command},
                new String[] {null},
                now);
    }

    private static Future<io.vertx.sqlclient.RowSet<Row>> run(
            SqlConnection sql, String statement, @Nullable Object... parameters) {
        return sql.preparedQuery(statement).execute(Tuple.from(parameters));
    }

    private static final String HASH = "0".repeat(64);

    private static final String SET_TENANT = "select set_config('app.tenant', $1, true)";
    private static final String TRY_LOCK = "select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as taken";
    private static final String FIND_KEY = """
            select request_hash, resource_id from idempotency_keys
            where tenant_id = $1 and caller = $2 and operation = $3 and key = $4 and created_at > $5
            """;
    private static final String OFFERS = """
            select id, artisan_id, name, price_amount, price_currency,
                   setup_minutes, minutes_per_unit, passive_minutes, max_quantity, options
            from products
            where tenant_id = $1 and id = any($2) and published""";
    private static final String INSERT = """
            insert into checkouts (id, tenant_id, version, status, customer, contact_name, contact_email, address, currency, total,
                transit_min, transit_max, acceptable_by, accepted_at, sent_at, lines)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
            """;
    private static final String SEND = """
            insert into outbox (tenant_id, event_id, topic, key, bucket, type, payload, attributes, created_at)
            select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::int2[], $6::text[], $7::text[], $8::text[])
                     as m(tenant_id, event_id, topic, key, bucket, type, payload, attributes),
                (select $9::timestamptz) as t(created_at)
            """;
    private static final String KEEP_KEY = """
            insert into idempotency_keys (tenant_id, caller, operation, key, request_hash, resource_id, created_at)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (tenant_id, caller, operation, key) do update
            set request_hash = excluded.request_hash, resource_id = excluded.resource_id, created_at = excluded.created_at
            """;
}
