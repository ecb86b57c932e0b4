package com.artisancommerce.bench.stream;

import com.artisancommerce.bench.Row;
import com.artisancommerce.bench.measure.Pause;
import com.artisancommerce.bench.measure.Spread;
import com.artisancommerce.localstack.DemoUser;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * A thousand changes a second of one queue: the followed piece is put behind one piece after the other, each time in a transaction
 * of its own with its event, as the service would write it.
 */
final class Storm {

    private static final int A_SECOND = 1_000;

    /** It is put behind each of the first so many pieces in turn. */
    private static final int PLACES = 10;

    /** Of the outbox: a key never changes its bucket. */
    private static final int BUCKETS = 16;

    private static final String CHANGE = """
            with moved as (update capacity_entries set order_key = ? where id = ?),
                queue as (update capacity_queues set version = version + 1 where artisan_id = ? returning version)
            insert into outbox (tenant_id, event_id, topic, key, bucket, type, payload, created_at)
            select ?, gen_random_uuid(), 'capacity.queues', ?, ?, 'com.artisancommerce.capacity.queue-changed.v1',
                jsonb_build_object('version', version)::text, now() from queue
            """;

    private final OurService service;
    private final CrowdProcess crowd;
    private final int watching;

    Storm(OurService service, CrowdProcess crowd, int watching) {
        this.service = service;
        this.crowd = crowd;
        this.watching = watching;
    }

    List<Row> blow(Duration time) {
        try (Connection system = service.connect("system");
                PreparedStatement change = system.prepareStatement(CHANGE)) {
            prepare(change);
            long told = crowd.told();
            long begin = System.nanoTime();
            int changes = 0;
            for (long now = begin; now - begin < time.toNanos(); now = System.nanoTime()) {
                long due = (now - begin) * A_SECOND / 1_000_000_000L;
                while (changes < due) {
                    change.setLong(1, service.behind(changes % PLACES));
                    change.executeUpdate();
                    changes++;
                }
                Pause.of(Duration.ofMillis(1));
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            crowd.awaitQuiet();
            double each = (crowd.told() - told) / (double) watching;
            double right = crowd.lastSays(service.stateAsStreamed());
            return List.of(
                    Spread.once("changes of one queue in a storm", changes / seconds, "1/s"),
                    Spread.once("events that a client is told in it", each / seconds, "1/s")
                            .within(1, 6),
                    Spread.once("clients who have the final state after it", right / watching, "share")
                            .atLeast(1));
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot change the queue", e);
        }
    }

    private void prepare(PreparedStatement change) throws SQLException {
        UUID artisan = service.artisan();
        change.setObject(2, service.entry());
        change.setObject(3, artisan);
        change.setObject(4, DemoUser.Shops.DEMO);
        change.setString(5, artisan.toString());
        change.setShort(6, (short) Math.floorMod(artisan.toString().hashCode(), BUCKETS));
    }
}
