package com.artisancommerce.bench.stream;

import com.artisancommerce.bench.measure.Watched;
import com.artisancommerce.faults.Shop;
import com.artisancommerce.front.Listener;
import com.artisancommerce.front.Workshop;
import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.LocalStack;
import com.artisancommerce.localstack.ServiceProcess;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.UUID;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The packaged service. Its clients follow the last order of a long queue; a change is a piece at the front that is started and finished,
 * by the artisan's own operations, so the whole road is in it: transaction, outbox, Kafka, hub.
 */
final class OurService implements Broadcaster {

    /** As if so many had ordered a piece of an hour each and been confirmed. */
    private static final String WAITING = """
            insert into capacity_entries (id, tenant_id, artisan_id, checkout_id, product_id, product_name, quantity, order_key, state,
                minutes, passive_minutes, expected_minutes, worked_minutes, transit_min_days, transit_max_days, promised_by,
                hold_expires_at, held_at, since)
            select gen_random_uuid(), ?::uuid, ?::uuid, gen_random_uuid(), ?::uuid, 'Blanket', 1, n::bigint << 20, 'queued',
                60, 0, 60, 0, 0, 0, current_date + 1000, now(), now(), now()
            from generate_series(1, ?) n
            """;

    private static final String SUMMARY = """
            update capacity_queues set version = version + 1, tail_key = w.n::bigint << 20, waiting = w.n, remaining_minutes = w.n * 60,
                waiting_expected_minutes = w.n * 60, sum_of_squares = w.n * 3600
            from (values (?::int)) w(n) where artisan_id = ?::uuid
            """;

    private static final Map<String, String> KEYS = Map.of(
            "artisan.streams.max-open-per-caller", "20000",
            "artisan.streams.heartbeat", "PT1H",
            "artisan.streams.recheck", "PT1H",
            "artisan.http.idle-timeout", "PT1H");

    private static final int KEY_SPACING = 20;

    private final LocalStack stack;
    private final ServiceProcess service;
    private final Shop shop;
    private final Workshop workshop;
    private final String order;
    private final Deque<UUID> pieces = new ArrayDeque<>();

    private OurService(LocalStack stack, ServiceProcess service, int waiting) throws SQLException {
        this.stack = stack;
        this.service = service;
        this.shop = Shop.at(service.baseUri(), stack.issuer().tokens());
        this.workshop = shop.workshop(1440, 60, 730);
        fill(waiting);
        String checkout =
                shop.checkOut(0, workshop.product()).join().require(201).text("/id");
        this.order = shop.confirm(checkout).join().require(201).text("/id");
    }

    static ServiceProcess start(LocalStack stack) {
        return ServiceProcess.start(stack, KEYS);
    }

    /** Another queue of a service that runs. */
    static OurService with(LocalStack stack, ServiceProcess service, int waiting) {
        try {
            return new OurService(stack, service, waiting);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot fill a queue", e);
        }
    }

    @Override
    public String name() {
        return "this service";
    }

    @Override
    public Watched watched() {
        return new Watched(service.pid());
    }

    @Override
    public void listen(CrowdProcess crowd, int count) {
        crowd.listen(stream(), count, "Accept: text/event-stream", "Authorization: Bearer " + token());
    }

    @Override
    public void change() {
        work("start");
        work("finish");
    }

    /** The data of a {@code state} event, for peers to send the same. */
    String stateAsStreamed() {
        try (Listener listener = Listener.to(stream(), "Authorization: Bearer " + token())) {
            return listener.nextEvent().stream()
                    .filter(line -> line.startsWith("data:"))
                    .findFirst()
                    .orElseThrow()
                    .substring("data:".length());
        }
    }

    private URI stream() {
        return service.baseUri().resolve("/v1/orders/" + order + "/events");
    }

    private String token() {
        return stack.issuer().tokens().of(DemoUser.ADA);
    }

    /** A step of the work on the piece at the front, which is done with it when it is finished. */
    void work(String step) {
        UUID piece = step.equals("finish") ? pieces.remove() : pieces.element();
        shop.work(workshop, piece, step).join().require(200);
    }

    /** The piece that is followed. */
    UUID entry() {
        return UUID.fromString(shop.order(order).text("/entries/0/entryId"));
    }

    /** The order key that puts it behind the piece that was n-th when the queue was filled. */
    long behind(int n) {
        return ((n + 1L) << KEY_SPACING) + 1;
    }

    UUID artisan() {
        return workshop.artisan();
    }

    Connection connect(String role) throws SQLException {
        Map<String, String> keys = stack.environment();
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl("jdbc:" + keys.get("artisan.database.url"));
        source.setUser("artisan_" + role);
        source.setPassword(keys.get("artisan.database." + role + "-password"));
        return source.getConnection();
    }

    private void fill(int waiting) throws SQLException {
        try (Connection system = connect("system");
                var entries = system.prepareStatement(WAITING);
                var summary = system.prepareStatement(SUMMARY);
                var ids = system.prepareStatement(
                        "select id from capacity_entries where artisan_id = ? order by order_key")) {
            entries.setObject(1, DemoUser.Shops.DEMO);
            entries.setObject(2, workshop.artisan());
            entries.setObject(3, workshop.product());
            entries.setInt(4, waiting);
            entries.executeUpdate();
            summary.setInt(1, waiting);
            summary.setObject(2, workshop.artisan());
            summary.executeUpdate();
            ids.setObject(1, workshop.artisan());
            var rows = ids.executeQuery();
            while (rows.next()) {
                pieces.add(rows.getObject(1, UUID.class));
            }
        }
    }

    @Override
    public void close() {
        service.close();
    }
}
