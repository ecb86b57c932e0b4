package com.artisancommerce.capacity.store;

import static com.artisancommerce.platform.sql.Columns.at;
import static com.artisancommerce.platform.sql.Columns.tuple;

import com.artisancommerce.capacity.Placement;
import com.artisancommerce.capacity.ReserveCapacity;
import com.artisancommerce.capacity.Transit;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Columns;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** Brings the entries of a whole batch of accepted reservations into their queues, in one statement. */
@Singleton
public class Holds {

    private static final String INSERT = """
            insert into capacity_entries (id, tenant_id, artisan_id, checkout_id, product_id, product_name, quantity, order_key,
                state, minutes, passive_minutes, expected_minutes, worked_minutes, transit_min_days, transit_max_days, promised_by,
                hold_expires_at, held_at, since)
            select id, tenant_id, artisan_id, checkout_id, product_id, product_name, quantity, order_key,
                'held', minutes, passive_minutes, expected_minutes, 0, transit_min_days, transit_max_days, promised_by,
                hold_expires_at, $16, $16
            from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::int4[], $8::int8[],
                        $9::int8[], $10::int8[], $11::int8[], $12::int4[], $13::int4[], $14::date[], $15::timestamptz[])
                 as h(id, tenant_id, artisan_id, checkout_id, product_id, product_name, quantity, order_key,
                      minutes, passive_minutes, expected_minutes, transit_min_days, transit_max_days, promised_by, hold_expires_at)
            """;

    /** One entry to come: the piece that was asked for, and the place it was given. */
    public record Hold(
            TenantId tenant, UUID checkout, Transit transit, ReserveCapacity.Piece piece, Placement placement) {}

    public Uni<Void> insert(Tx tx, List<Hold> holds, Instant now) {
        if (holds.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.update(
                        INSERT,
                        tuple(
                                Columns.array(
                                        holds,
                                        UUID[]::new,
                                        h -> h.piece().line().entry().value()),
                                Columns.array(
                                        holds, UUID[]::new, h -> h.tenant().value()),
                                Columns.array(
                                        holds,
                                        UUID[]::new,
                                        h -> h.piece().line().artisan().value()),
                                Columns.array(holds, UUID[]::new, Hold::checkout),
                                Columns.array(
                                        holds,
                                        UUID[]::new,
                                        h -> h.piece().line().product().value()),
                                Columns.array(
                                        holds, String[]::new, h -> h.piece().productName()),
                                Columns.array(
                                        holds, Integer[]::new, h -> h.piece().quantity()),
                                Columns.array(
                                        holds, Long[]::new, h -> h.placement().orderKey()),
                                Columns.array(
                                        holds,
                                        Long[]::new,
                                        h -> h.piece().line().work().minutes()),
                                Columns.array(
                                        holds,
                                        Long[]::new,
                                        h -> h.piece().line().work().passiveMinutes()),
                                Columns.array(
                                        holds, Long[]::new, h -> h.placement().expectedMinutes()),
                                Columns.array(
                                        holds, Integer[]::new, h -> h.transit().minDays()),
                                Columns.array(
                                        holds, Integer[]::new, h -> h.transit().maxDays()),
                                Columns.array(
                                        holds,
                                        LocalDate[]::new,
                                        h -> h.placement().promisedBy()),
                                Columns.array(
                                        holds,
                                        OffsetDateTime[]::new,
                                        h -> at(h.placement().holdExpiresAt())),
                                at(now)))
                .replaceWithVoid();
    }
}
