package com.artisancommerce.bench.stream;

import com.artisancommerce.bench.Row;
import com.artisancommerce.bench.measure.Pause;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One piece is finished, and everybody behind it moves: how soon the last of them knows, and what the database had to write. */
final class Completion {

    private static final int TIMES = 7;

    /** A row was written since if the transaction that made its present version is not older. */
    private static final String WRITTEN = """
            select (select count(*) from capacity_entries where artisan_id = ? and xmin::text::bigint >= ?)
                + (select count(*) from capacity_queues where artisan_id = ? and xmin::text::bigint >= ?)
                + (select count(*) from capacity_log where artisan_id = ? and xmin::text::bigint >= ?)
                + (select count(*) from outbox where xmin::text::bigint >= ?)
            """;

    private Completion() {}

    static Row untilTheLastKnows(OurService service, CrowdProcess crowd, int watching, int waiting) {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            service.work("start");
            crowd.awaitQuiet();
            long told = crowd.told();
            long begin = System.nanoTime();
            service.work("finish");
            millis.add((crowd.reach(told + watching) - begin) / 1e6);
            crowd.awaitQuiet();
        }
        millis.sort(null);
        return Row.of(
                "completion until the last of %,d watching knows, %,d waiting".formatted(watching, waiting),
                millis.get(TIMES / 2),
                "ms",
                millis.getFirst(),
                millis.getLast());
    }

    static double rowsWritten(OurService service) {
        service.work("start");
        Pause.of(Duration.ofSeconds(1));
        try (Connection owner = service.connect("system");
                var now = owner.createStatement();
                var written = owner.prepareStatement(WRITTEN)) {
            var first = now.executeQuery("select pg_current_xact_id()::text::bigint");
            first.next();
            long since = first.getLong(1);
            service.work("finish");
            for (int i = 1; i <= 5; i += 2) {
                written.setObject(i, service.artisan());
                written.setLong(i + 1, since);
            }
            written.setLong(7, since);
            var count = written.executeQuery();
            count.next();
            return count.getDouble(1);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot count what was written", e);
        }
    }
}
