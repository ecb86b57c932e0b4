package com.artisancommerce.promise.store;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.Risk;
import com.artisancommerce.platform.sql.Columns;
import com.artisancommerce.promise.DelayNotice;
import com.artisancommerce.promise.NoticeId;
import com.artisancommerce.promise.NoticeState;
import com.artisancommerce.promise.Outcome;
import com.artisancommerce.promise.domain.Ledger;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows into ledgers and notices, and what of them is null. */
final class LedgerRows {

    private LedgerRows() {}

    static Ledgers.Kept kept(Row row) {
        EntryId entry = new EntryId(row.getUUID("entry_id"));
        Ledger ledger = new Ledger(
                entry,
                row.getLocalDate("first_date"),
                row.getLocalDate("promised_by"),
                row.getBoolean("open_ended"),
                row.getInteger("delays"),
                Columns.constant(Risk.class, row, "status"),
                row.getUUID("n_id") == null ? null : notice(row, entry, "n_"),
                row.getString("outcome") == null ? null : Columns.constant(Outcome.class, row, "outcome"));
        return new Ledgers.Kept(row.getUUID("order_id"), new ArtisanId(row.getUUID("artisan_id")), ledger);
    }

    /** @param prefix of the columns of the notice */
    static DelayNotice notice(Row row, EntryId entry, String prefix) {
        return new DelayNotice(
                new NoticeId(row.getUUID(prefix + "id")),
                entry,
                row.getLocalDate(prefix + "promised_by"),
                row.getLocalDate(prefix + "new_date"),
                row.getString(prefix + "reason"),
                Columns.constant(DelayNotice.Origin.class, row, prefix + "origin"),
                Columns.constant(DelayNotice.Silence.class, row, prefix + "silence"),
                Columns.instant(row, prefix + "opened_at"),
                Columns.instant(row, prefix + "answer_by"),
                state(row, prefix));
    }

    private static NoticeState state(Row row, String prefix) {
        NoticeState.Word word = Columns.constant(NoticeState.Word.class, row, prefix + "state");
        if (word == NoticeState.Word.OPEN) {
            return new NoticeState.Open();
        }
        Instant at = Columns.instant(row, prefix + "closed_at");
        return switch (word) {
            case OPEN -> new NoticeState.Open();
            case ACCEPTED -> new NoticeState.Accepted(at);
            case STOOD_BY_SILENCE -> new NoticeState.StoodBySilence(at);
            case CANCELLED -> new NoticeState.Cancelled(at);
            case LAPSED -> new NoticeState.Lapsed(at);
            case WITHDRAWN ->
                new NoticeState.Withdrawn(at, Columns.constant(NoticeState.Why.class, row, prefix + "withdrawn"));
        };
    }

    static @Nullable UUID noticeId(Ledger ledger) {
        return ledger.notice() == null ? null : ledger.notice().id().value();
    }

    static @Nullable String outcome(Ledger ledger) {
        return ledger.outcome() == null ? null : Columns.word(Objects.requireNonNull(ledger.outcome()));
    }

    static @Nullable String why(NoticeState state) {
        return state instanceof NoticeState.Withdrawn withdrawn ? Columns.word(withdrawn.why()) : null;
    }
}
