package com.artisancommerce.capacity.store;

import static com.artisancommerce.platform.sql.Columns.at;
import static com.artisancommerce.platform.sql.Columns.tuple;
import static com.artisancommerce.platform.sql.Columns.uuids;

import com.artisancommerce.capacity.ReservationAnswered;
import com.artisancommerce.platform.JsonText;
import com.artisancommerce.platform.sql.Columns;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What each reservation was answered. A command that comes again finds its answer here. */
@Singleton
public class Answers {

    private static final String KNOWN = "select answer from capacity_reservations where checkout_id = any($1)";
    private static final String KEEP = """
            insert into capacity_reservations (checkout_id, tenant_id, answer, decided_at)
            select c.*, $4::timestamptz from unnest($1::uuid[], $2::uuid[], $3::text[]) as c(checkout_id, tenant_id, answer)
            """;

    private final JsonText json;

    Answers(JsonText json) {
        this.json = json;
    }

    public Uni<Map<UUID, ReservationAnswered>> known(Tx tx, Collection<UUID> checkouts) {
        return tx.list(
                        KNOWN,
                        Tuple.of(uuids(checkouts)),
                        row -> json.read(row.getString("answer"), ReservationAnswered.class))
                .map(answers ->
                        answers.stream().collect(Collectors.toMap(ReservationAnswered::checkoutId, answer -> answer)));
    }

    public Uni<Void> keep(Tx tx, List<ReservationAnswered> answers, Instant now) {
        if (answers.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.update(
                        KEEP,
                        tuple(
                                Columns.array(answers, UUID[]::new, ReservationAnswered::checkoutId),
                                Columns.array(
                                        answers,
                                        UUID[]::new,
                                        answer -> answer.tenant().value()),
                                Columns.array(answers, String[]::new, json::write),
                                at(now)))
                .replaceWithVoid();
    }
}
