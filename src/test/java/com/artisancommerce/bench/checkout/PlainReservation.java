package com.artisancommerce.bench.checkout;

import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.platform.Ids;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * One transaction for each reservation: the queue's row is locked and read, and the entry, the answer, the events and the summary are written to
 * the tables that the service writes. Holds never end here, dates are not computed, no calendar and no earlier answer is asked for.
 */
final class PlainReservation {

    private static final UUID SHOP = DemoUser.Shops.DEMO;
    private static final long FOR_SALE = 1_000_000_000;
    private static final int SPACING = 20;
    private static final int HOLD_HOURS = 2;

    private final Pool pool;

    PlainReservation(Pool pool) {
        this.pool = pool;
    }

    /** So many reservations, one transaction each, at most so many at once. */
    Future<JsonObject> many(JsonObject body, int clients) {
        AtomicInteger left = new AtomicInteger(body.getInteger("count"));
        UUID artisan = UUID.fromString(body.getString("artisan"));
        UUID product = UUID.fromString(body.getString("product"));
        return Future.all(IntStream.range(0, clients)
                        .mapToObj(client -> one(left, artisan, product))
                        .toList())
                .map(new JsonObject());
    }

    private Future<?> one(AtomicInteger left, UUID artisan, UUID product) {
        return left.getAndDecrement() <= 0
                ? Future.succeededFuture()
                : pool.withTransaction(sql -> reserve(sql, Ids.next(), artisan, product, 1))
                        .compose(done -> one(left, artisan, product));
    }

    /** A checkout that is answered when its place is held: what a plain service would do, in one transaction. */
    Future<JsonObject> checkOut(JsonObject body) {
        UUID checkout = Ids.next();
        JsonObject wish = body.getJsonArray("lines").getJsonObject(0);
        JsonObject contact = body.getJsonObject("contact");
        return pool.withTransaction(sql -> run(sql, OFFER, SHOP, UUID.fromString(wish.getString("productId")))
                        .map(found -> found.iterator().next())
                        .compose(offer -> reserve(
                                        sql,
                                        checkout,
                                        offer.getUUID("artisan_id"),
                                        offer.getUUID("id"),
                                        offer.getInteger("minutes_per_unit"))
                                .compose(place -> run(
                                                sql,
                                                INSERT,
                                                checkout,
                                                SHOP,
                                                1L,
                                                "reserved",
                                                "user-ada",
                                                contact.getString("name"),
                                                contact.getString("email"),
                                                body.getJsonObject("address").encode(),
                                                "USD",
                                                offer.getLong("price_amount"),
                                                2,
                                                4,
                                                now(),
                                                now(),
                                                body.getJsonArray("lines").encode())
                                        .map(done -> place))))
                .map(place -> new JsonObject().put("id", checkout.toString()).put("position", place));
    }

    /** Answers the place. */
    private static Future<Long> reserve(SqlConnection sql, UUID checkout, UUID artisan, UUID product, long minutes) {
        return run(sql, LOCK, artisan, SHOP)
                .map(queues -> queues.iterator().next())
                .compose(queue -> {
                    if (queue.getLong("remaining_minutes") + minutes > FOR_SALE) {
                        return Future.failedFuture("full");
                    }
                    long orderKey = queue.getLong("tail_key") + (1L << SPACING);
                    long place = orderKey >> SPACING;
                    LocalDate promised = LocalDate.now(ZoneOffset.UTC).plusDays(10);
                    return run(
                                    sql,
                                    HOLD,
                                    Ids.next(),
                                    SHOP,
                                    artisan,
                                    checkout,
                                    product,
                                    orderKey,
                                    minutes,
                                    promised,
                                    now().plusHours(HOLD_HOURS),
                                    now())
                            .compose(done -> run(sql, ANSWER, checkout, SHOP, answer(checkout, place, promised), now()))
                            .compose(done -> run(sql, SAVE, artisan, SHOP, orderKey, now(), minutes))
                            .compose(done -> sql.preparedQuery(SEND)
                                    .executeBatch(List.of(
                                            event("checkout.results", checkout, answer(checkout, place, promised)),
                                            event("capacity.queues", artisan, "{\"version\":" + orderKey + "}"))))
                            .map(done -> place);
                });
    }

    private static String answer(UUID checkout, long place, LocalDate promised) {
        return new JsonObject()
                .put("tenant", SHOP.toString())
                .put("checkoutId", checkout.toString())
                .put("outcome", "RESERVED")
                .put("position", place)
                .put("promisedBy", promised.toString())
                .encode();
    }

    /** Marked as sent, so that the service's relay has nothing to do with it. */
    private static Tuple event(String topic, UUID key, String payload) {
        return Tuple.of(SHOP, Ids.next(), topic, key.toString(), (short) 0, topic)
                .addString(payload)
                .addValue(now());
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC);
    }

    private static Future<RowSet<Row>> run(SqlConnection sql, String statement, Object... parameters) {
        return sql.preparedQuery(statement).execute(Tuple.from(parameters));
    }

    private static final String OFFER = "select * from products where tenant_id = $1 and id = $2 and published";
    private static final String LOCK =
            "select * from capacity_queues where artisan_id = $1 and tenant_id = $2 for update";
    private static final String HOLD = """
            insert into capacity_entries (id, tenant_id, artisan_id, checkout_id, product_id, product_name, quantity, order_key,
                state, minutes, passive_minutes, expected_minutes, worked_minutes, transit_min_days, transit_max_days, promised_by,
                hold_expires_at, held_at, since)
            values ($1, $2, $3, $4, $5, 'Blanket', 1, $6, 'held', $7, 0, $7, 0, 2, 4, $8, $9, $10, $10)
            """;
    private static final String ANSWER =
            "insert into capacity_reservations (checkout_id, tenant_id, answer, decided_at) values ($1, $2, $3, $4)";
    private static final String SAVE = """
            update capacity_queues set version = version + 1, tail_key = $3, as_of = $4, remaining_minutes = remaining_minutes + $5
            where artisan_id = $1 and tenant_id = $2
            """;
    private static final String SEND = """
            insert into outbox (tenant_id, event_id, topic, key, bucket, type, payload, created_at, sent_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $8)
            """;
    private static final String INSERT = """
            insert into checkouts (id, tenant_id, version, status, customer, contact_name, contact_email, address, currency, total,
                transit_min, transit_max, accepted_at, sent_at, lines)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
            """;
}
