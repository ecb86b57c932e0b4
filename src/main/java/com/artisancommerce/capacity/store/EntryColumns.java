package com.artisancommerce.capacity.store;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.BlockedFor;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.EntryState;
import com.artisancommerce.capacity.EntryView.Label;
import com.artisancommerce.capacity.EntryView.Progress;
import com.artisancommerce.capacity.Transit;
import com.artisancommerce.capacity.WorkItem;
import com.artisancommerce.capacity.domain.Entry;
import com.artisancommerce.catalog.ProductId;
import com.artisancommerce.platform.sql.Columns;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where an answer has the columns of {@code capacity_entries}. Looked up once for all its rows: a queue of thousands is read for each change
 * that its watchers are told of, and a row finds a column by comparing names.
 */
final class EntryColumns {

    private static final Map<String, EntryState> STATES = constants(EntryState.values());
    private static final Map<String, BlockedFor.Cause> CAUSES = constants(BlockedFor.Cause.values());

    private final int[] positions;

    private EntryColumns(int[] positions) {
        this.positions = positions;
    }

    static EntryColumns of(Row row) {
        return new EntryColumns(Arrays.stream(Column.values())
                .mapToInt(column -> row.getColumnIndex(Columns.word(column)))
                .toArray());
    }

    /** The entry of a row that comes alone, or with few others. */
    static Entry read(Row row) {
        return of(row).entry(row);
    }

    /** False for the one row of a queue without entries. */
    boolean isEntry(Row row) {
        return row.getUUID(at(Column.ID)) != null;
    }

    Entry entry(Row row) {
        return new Entry(
                new EntryId(uuid(row, Column.ID)),
                new ArtisanId(uuid(row, Column.ARTISAN_ID)),
                uuid(row, Column.CHECKOUT_ID),
                new ProductId(uuid(row, Column.PRODUCT_ID)),
                number(row, Column.ORDER_KEY),
                constant(STATES, text(row, Column.STATE)),
                new WorkItem(number(row, Column.MINUTES), number(row, Column.PASSIVE_MINUTES)),
                number(row, Column.EXPECTED_MINUTES),
                number(row, Column.WORKED_MINUTES),
                new Transit(count(row, Column.TRANSIT_MIN_DAYS), count(row, Column.TRANSIT_MAX_DAYS)),
                row.getLocalDate(at(Column.PROMISED_BY)),
                new Entry.Milestones(
                        instant(row, Column.HELD_AT),
                        instant(row, Column.HOLD_EXPIRES_AT),
                        instantOrNull(row, Column.STARTED_AT),
                        instantOrNull(row, Column.CURING_UNTIL),
                        instant(row, Column.SINCE),
                        instantOrNull(row, Column.END_BEFORE_PAYMENT)),
                blockedFor(row));
    }

    Label label(Row row) {
        return new Label(
                uuid(row, Column.CHECKOUT_ID),
                row.getUUID(at(Column.ORDER_ID)),
                text(row, Column.PRODUCT_NAME),
                count(row, Column.QUANTITY),
                number(row, Column.MINUTES),
                instant(row, Column.HOLD_EXPIRES_AT),
                new Progress(
                        number(row, Column.WORKED_MINUTES),
                        instantOrNull(row, Column.STARTED_AT),
                        instantOrNull(row, Column.CURING_UNTIL),
                        blockedFor(row)));
    }

    private @Nullable BlockedFor blockedFor(Row row) {
        String cause = row.getString(at(Column.BLOCKED_CAUSE));
        if (cause == null) {
            return null;
        }
        LocalDate until = row.getLocalDate(at(Column.BLOCKED_UNTIL));
        return new BlockedFor(constant(CAUSES, cause), text(row, Column.BLOCKED_REASON), until);
    }

    private UUID uuid(Row row, Column column) {
        return row.getUUID(at(column));
    }

    private String text(Row row, Column column) {
        return row.getString(at(column));
    }

    private long number(Row row, Column column) {
        return row.getLong(at(column));
    }

    private int count(Row row, Column column) {
        return row.getInteger(at(column));
    }

    private Instant instant(Row row, Column column) {
        return row.getOffsetDateTime(at(column)).toInstant();
    }

    private @Nullable Instant instantOrNull(Row row, Column column) {
        OffsetDateTime value = row.getOffsetDateTime(at(column));
        return value == null ? null : value.toInstant();
    }

    @SuppressWarnings("EnumOrdinal") // what an EnumMap does, without a box for each number
    private int at(Column column) {
        return positions[column.ordinal()];
    }

    private static <E extends Enum<E>> Map<String, E> constants(E[] values) {
        return Arrays.stream(values).collect(Collectors.toUnmodifiableMap(Columns::word, Function.identity()));
    }

    private static <E> E constant(Map<String, E> constants, String word) {
        E constant = constants.get(word);
        if (constant == null) {
            throw new IllegalStateException("An entry cannot be read: '" + word + "' is none of " + constants.keySet());
        }
        return constant;
    }

    /** As the table names them, in capitals. */
    private enum Column {
        ID,
        ARTISAN_ID,
        CHECKOUT_ID,
        ORDER_ID,
        PRODUCT_ID,
        PRODUCT_NAME,
        QUANTITY,
        ORDER_KEY,
        STATE,
        MINUTES,
        PASSIVE_MINUTES,
        EXPECTED_MINUTES,
        WORKED_MINUTES,
        TRANSIT_MIN_DAYS,
        TRANSIT_MAX_DAYS,
        PROMISED_BY,
        HELD_AT,
        HOLD_EXPIRES_AT,
        STARTED_AT,
        CURING_UNTIL,
        SINCE,
        END_BEFORE_PAYMENT,
        BLOCKED_CAUSE,
        BLOCKED_REASON,
        BLOCKED_UNTIL
    }
}
