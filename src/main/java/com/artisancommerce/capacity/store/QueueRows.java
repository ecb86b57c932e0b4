package com.artisancommerce.capacity.store;

import com.artisancommerce.capacity.Pause;
import com.artisancommerce.capacity.domain.HoldSums;
import com.artisancommerce.capacity.domain.PieceInHand;
import com.artisancommerce.capacity.domain.QueueState;
import com.artisancommerce.capacity.domain.QueueSummary;
import com.artisancommerce.capacity.domain.Terms;
import com.artisancommerce.capacity.domain.calendar.WorkCalendar;
import com.artisancommerce.capacity.domain.estimate.Experience;
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

    static @Nullable Pause pause(Row row) {
        String reason = row.getString("pause_reason");
        return reason == null ? null : new Pause(reason, row.getLocalDate("pause_until"));
    }
}
