package com.artisancommerce.capacity;

import static com.artisancommerce.platform.Reactive.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.artisancommerce.capacity.Change.Place;
import com.artisancommerce.capacity.Change.Reach;
import com.artisancommerce.capacity.Histories.Told;
import com.artisancommerce.capacity.Histories.Untold;
import com.artisancommerce.capacity.domain.History;
import com.artisancommerce.capacity.domain.History.Subject;
import com.artisancommerce.capacity.store.LogRows;
import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.platform.sql.SystemSql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Much happens in a queue that does not concern a piece in it: it is not even read. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class LongHistoriesTest {

    private static final long KEY = 500;
    private static final List<ChangeKind> KINDS = List.of(ChangeKind.values());

    @Inject
    SystemSql sql;

    @Inject
    Histories histories;

    @Inject
    LogRows log;

    private MadeUpQueue queue;
    private EntryId entry;

    @BeforeEach
    void fiveWait() {
        queue = MadeUpQueue.open(sql);
        queue.entry(100, "queued");
        queue.entry(200, "held");
        queue.entry(300, "in_production");
        queue.entry(400, "queued");
        entry = queue.entry(KEY, "queued");
        queue.entry(600, "queued");
    }

    @AfterEach
    void clearAway() {
        queue.clearAway();
    }

    @Test
    void whatConcernsOthersAloneTakesNoRoom() {
        lines(1, 30_000, "worked", KEY + 1);
        lines(30_001, 30_001, "worked", KEY);
        lines(30_002, 60_001, "confirmed", KEY);

        assertThat(tell(Told.NOTHING))
                .extracting(HistoryLine::version, HistoryLine::positionAfter)
                .containsExactly(tuple(0L, 4), tuple(30_001L, 4));
    }

    @Test
    void whereTooMuchConcernsItTheLatestIsTold() {
        lines(1, 100, "finished", KEY);
        lines(101, 101 + Histories.MOST_LINES, "worked", KEY);
        lines(102 + Histories.MOST_LINES, 102 + Histories.MOST_LINES, "expired", KEY);

        assertThat(tell(Told.NOTHING))
                .extracting(
                        HistoryLine::kind, HistoryLine::count, HistoryLine::positionBefore, HistoryLine::positionAfter)
                .containsExactly(
                        tuple(ChangeKind.WORKED, Histories.MOST_LINES - 1, 5, 5), tuple(ChangeKind.EXPIRED, 1, 5, 4));
    }

    /** Whatever happens, what is read of it tells the same as all of it, from the beginning and from any page on. */
    @Test
    void tellsWhatTheWholeLogTells() {
        Subject held = new Subject(entry, MadeUpQueue.HELD, KEY, 9, 4);
        for (int seed = 0; seed < 20; seed++) {
            List<Change> all = randomLog(new Random(seed));
            result(() -> sql.inTransaction(tx -> log.append(tx, all)));

            List<HistoryLine> first = tell(new Told(0, 9));
            HistoryLine middle = first.get(first.size() / 2);
            List<HistoryLine> rest = tell(new Told(middle.version(), middle.positionAfter()));

            assertThat(first).as("seed %d", seed).isEqualTo(History.of(held, all, 0));
            assertThat(rest).as("seed %d", seed).isEqualTo(History.of(held, all, middle.version()));
            queue.run("delete from capacity_log where tenant_id = $1");
        }
    }

    private List<HistoryLine> tell(Told told) {
        return result(() -> sql.inTransaction(tx -> histories.read(tx, queue.tenant(), queue.artisan(), entry, told)))
                .map(Untold::tell)
                .orElseThrow();
    }

    /** From the latest line back, so that the entry's own moves end at the key that it has. */
    private List<Change> randomLog(Random random) {
        List<Change> all = new ArrayList<>();
        long key = KEY;
        for (long version = 60; version > 0; version--) {
            ChangeKind kind = KINDS.get(random.nextInt(KINDS.size()));
            boolean own = random.nextInt(20) == 0;
            EntryId subject = own ? entry : new EntryId(UUID.randomUUID());
            if (kind == ChangeKind.MOVED) {
                long from = random.nextInt(1_000);
                Place place =
                        new Place(subject, from, own ? key : random.nextInt(1_000), -30, 30, random.nextBoolean());
                key = own ? from : key;
                Reach passed = Reach.NOBODY.and(place.fromKey()).and(place.toKey());
                all.addFirst(change(version, kind, subject, passed, List.of(place)));
            } else {
                all.addFirst(change(version, kind, subject, Reach.behind(random.nextInt(1_000)), List.of()));
            }
        }
        return all;
    }

    private Change change(long version, ChangeKind kind, EntryId subject, Reach reach, List<Place> places) {
        Instant at = MadeUpQueue.HELD.plusSeconds(version);
        return new Change(queue.tenant(), queue.artisan(), version, at, kind, subject, reach, -10, null, null, places);
    }

    /** Steps of others that reach all from a key on. */
    private void lines(long first, long last, String kind, long fromKey) {
        result(() -> sql.inTransaction(tx -> tx.update(
                """
                insert into capacity_log (tenant_id, artisan_id, version, at, kind, entry_id, from_key, to_key, minutes)
                select $1, $1, v, $5::timestamptz + v * interval '1 second', $4, gen_random_uuid(), $6, 9223372036854775807, -1
                from generate_series($2::int8, $3::int8) v
                """, Tuple.of(queue.shop(), first, last, kind, MadeUpQueue.HELD.atOffset(ZoneOffset.UTC), fromKey))));
    }
}
