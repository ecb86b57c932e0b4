package com.artisancommerce.promise.store;

import static com.artisancommerce.platform.sql.Columns.tuple;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.QueueRef;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Columns;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which queues have promises, and how each of them was when they were last looked at. */
@Singleton
public class Watches {

    private static final String BEGIN = """
            insert into promise_watches (tenant_id, artisan_id, version, time_zone)
            select $1, artisan_id, 0, 'UTC' from unnest($2::uuid[]) as w(artisan_id)
            on conflict (tenant_id, artisan_id) do nothing
            """;
    private static final String PAGE = """
            select * from promise_watches where $1::uuid is null or (tenant_id, artisan_id) > ($1, $2)
            order by tenant_id, artisan_id limit $3
            """;
    private static final String TAKE =
            "select * from promise_watches where tenant_id = $1 and artisan_id = $2 for update skip locked";
    private static final String LOOKED = """
            update promise_watches set version = $3, looked_on = $4, time_zone = $5 where tenant_id = $1 and artisan_id = $2
            """;

    /**
     * How a queue was when its promises were last looked at.
     *
     * @param lookedOn the local day; null when nobody ever did
     */
    public record Watch(
            QueueRef queue, long version, @Nullable LocalDate lookedOn, ZoneId zone) {}

    /** From now on somebody looks at the promises of these queues. Harmless when somebody does already. */
    public Uni<Void> begin(Tx tx, TenantId tenant, Collection<ArtisanId> artisans) {
        UUID[] ids = Columns.array(artisans, UUID[]::new, ArtisanId::value);
        return tx.update(BEGIN, Tuple.of(tenant.value(), ids)).replaceWithVoid();
    }

    /** A page of all queues that have had promises, of every shop. For the system role. */
    public Uni<List<Watch>> page(Tx tx, @Nullable QueueRef after, int limit) {
        UUID tenant = after == null ? null : after.tenant().value();
        UUID artisan = after == null ? null : after.artisan().value();
        return tx.list(PAGE, tuple(tenant, artisan, limit), Watches::watch);
    }

    /** The watch, locked; empty while another instance has it. */
    public Uni<Optional<Watch>> take(Tx tx, QueueRef queue) {
        return tx.first(TAKE, Tuple.of(queue.tenant().value(), queue.artisan().value()), Watches::watch);
    }

    public Uni<Void> looked(Tx tx, Watch watch) {
        return tx.update(
                        LOOKED,
                        tuple(
                                watch.queue().tenant().value(),
                                watch.queue().artisan().value(),
                                watch.version(),
                                watch.lookedOn(),
                                watch.zone().getId()))
                .replaceWithVoid();
    }

    private static Watch watch(Row row) {
        QueueRef queue = new QueueRef(new TenantId(row.getUUID("tenant_id")), new ArtisanId(row.getUUID("artisan_id")));
        return new Watch(
                queue, row.getLong("version"), row.getLocalDate("looked_on"), ZoneId.of(row.getString("time_zone")));
    }
}
