package com.artisancommerce.capacity.store;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.BlockedFor;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.EntryState;
import com.artisancommerce.capacity.Pause;
import com.artisancommerce.capacity.Transit;
import com.artisancommerce.capacity.WorkItem;
import com.artisancommerce.capacity.domain.Entry;
import com.artisancommerce.capacity.domain.HoldSums;
import com.artisancommerce.capacity.domain.PieceInHand;
import com.artisancommerce.capacity.domain.QueueState;
import com.artisancommerce.capacity.domain.QueueSummary;
import com.artisancommerce.capacity.domain.Terms;
import com.artisancommerce.capacity.domain.calendar.WorkCalendar;
import com.artisancommerce.capacity.domain.estimate.Experience;
import com.artisancommerce.catalog.ProductId;
import com.artisancommerce.platform.sql.Columns;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rows into values of the core. */
final class QueueRows {

    private QueueRows() {}

    static QueueState state(Row row, WorkCalendar calendar) {
        var ranOut = new HoldSums(
                row.getInteger("ran_out"),
                row.getLong("ran_out_minutes"),
                row.getLong("ran_out_expected_minutes"),
                row.getLong("ran_out_squares"));
        return new QueueState(
                terms(row, calendar), summary(row), ranOut, inHand(row), Experience.NONE, row.getInteger("waitlisted"));
    }

    private static List<PieceInHand> inHand(Row row) {
        Long[] expected = row.getArrayOfLongs("hand_expected");
        Long[] worked = row.getArrayOfLongs("hand_worked");
        return IntStream.range(0, expected.length)
                .mapToObj(i -> new PieceInHand(expected[i], worked[i]))
                .toList();
    }

    static QueueSummary summary(Row row) {
        return new QueueSummary(
                row.getLong("version"),
                Columns.instant(row, "as_of"),
                row.getLong("tail_key"),
                row.getInteger("waiting"),
                row.getInteger("in_hand"),
                row.getLong("remaining_minutes"),
                row.getLong("waiting_expected_minutes"),
                row.getLong("sum_of_squares"),
                new HoldSums(
                        row.getInteger("held"),
                        row.getLong("held_minutes"),
                        row.getLong("held_expected_minutes"),
                        row.getLong("held_squares")));
    }

    static Terms terms(Row row, WorkCalendar calendar) {
        return new Terms(calendar, pause(row), row.getInteger("horizon_days"), row.getDouble("utilisation_target"));
    }

    static Entry entry(Row row) {
        return new Entry(
                new EntryId(row.getUUID("id")),
                new ArtisanId(row.getUUID("artisan_id")),
                row.getUUID("checkout_id"),
                new ProductId(row.getUUID("product_id")),
                row.getLong("order_key"),
                Columns.constant(EntryState.class, row, "state"),
                new WorkItem(row.getLong("minutes"), row.getLong("passive_minutes")),
                row.getLong("expected_minutes"),
                row.getLong("worked_minutes"),
                new Transit(row.getInteger("transit_min_days"), row.getInteger("transit_max_days")),
                row.getLocalDate("promised_by"),
                new Entry.Milestones(
                        Columns.instant(row, "held_at"),
                        Columns.instant(row, "hold_expires_at"),
                        Columns.instantOrNull(row, "started_at"),
                        Columns.instantOrNull(row, "curing_until"),
                        Columns.instant(row, "since"),
                        Columns.instantOrNull(row, "end_before_payment")),
                blockedFor(row));
    }

    static @Nullable BlockedFor blockedFor(Row row) {
        return row.getString("blocked_cause") == null
                ? null
                : new BlockedFor(
                        Columns.constant(BlockedFor.Cause.class, row, "blocked_cause"),
                        row.getString("blocked_reason"),
                        row.getLocalDate("blocked_until"));
    }

    static @Nullable Pause pause(Row row) {
        String reason = row.getString("pause_reason");
        return reason == null ? null : new Pause(reason, row.getLocalDate("pause_until"));
    }
}
