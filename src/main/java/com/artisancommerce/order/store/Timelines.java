package com.artisancommerce.order.store;

import static com.artisancommerce.platform.sql.Columns.at;
import static com.artisancommerce.platform.sql.Columns.tuple;

import com.artisancommerce.order.OrderId;
import com.artisancommerce.order.TimelineEvent;
import com.artisancommerce.platform.JsonText;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Columns;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** The numbered events of orders. They are only ever added to. */
@Singleton
public class Timelines {

    private static final String APPEND = """
            insert into order_timeline (order_id, sequence, tenant_id, type, at, data)
            select e.order_id, e.sequence, $1, e.type, e.at, e.data
            from unnest($2::uuid[], $3::int8[], $4::text[], $5::timestamptz[], $6::text[]) as e(order_id, sequence, type, at, data)
            """;
    private static final String AFTER = """
            select * from order_timeline where tenant_id = $1 and order_id = $2 and sequence > $3 order by sequence limit 1000
            """;

    private final JsonText json;

    Timelines(JsonText json) {
        this.json = json;
    }

    /** An event of an order. */
    public record Happened(OrderId order, TimelineEvent event) {}

    public Uni<Void> append(Tx tx, TenantId tenant, List<Happened> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.update(
                        APPEND,
                        tuple(
                                tenant.value(),
                                Columns.array(
                                        events,
                                        UUID[]::new,
                                        each -> each.order().value()),
                                Columns.array(
                                        events,
                                        Long[]::new,
                                        each -> each.event().sequence()),
                                Columns.array(
                                        events,
                                        String[]::new,
                                        each -> Columns.word(each.event().type())),
                                Columns.array(
                                        events,
                                        OffsetDateTime[]::new,
                                        each -> at(each.event().at())),
                                Columns.array(
                                        events,
                                        String[]::new,
                                        each -> json.write(each.event().data()))))
                .replaceWithVoid();
    }

    /** Events with a higher number than that, oldest first, at most 1,000. */
    public Uni<List<TimelineEvent>> after(Tx tx, TenantId tenant, OrderId order, long sequence) {
        return tx.list(AFTER, Tuple.of(tenant.value(), order.value(), sequence), this::event);
    }

    private TimelineEvent event(Row row) {
        return new TimelineEvent(
                row.getLong("sequence"),
                Columns.constant(TimelineEvent.Type.class, row, "type"),
                Columns.instant(row, "at"),
                json.read(row.getString("data"), TimelineEvent.Data.class));
    }
}
