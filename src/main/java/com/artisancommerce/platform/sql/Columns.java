package com.artisancommerce.platform.sql;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** How values travel between the domain and PostgreSQL: instants in UTC, enums as lower-case words, many rows as one array a column. */
public final class Columns {

    private Columns() {}

    public static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    public static @Nullable OffsetDateTime atOrNull(@Nullable Instant instant) {
        return instant == null ? null : at(instant);
    }

    public static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    public static @Nullable Instant instantOrNull(Row row, String column) {
        OffsetDateTime value = row.getOffsetDateTime(column);
        return value == null ? null : value.toInstant();
    }

    public static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    public static <E extends Enum<E>> E constant(Class<E> type, Row row, String column) {
        return Enum.valueOf(type, row.getString(column).toUpperCase(Locale.ROOT));
    }

    /** The statement's parameters, nulls allowed. */
    public static Tuple tuple(@Nullable Object... values) {
        List<Object> parameters = new ArrayList<>(values.length);
        for (Object value : values) {
            parameters.add(value);
        }
        return Tuple.from(parameters);
    }

    public static UUID[] uuids(Collection<UUID> values) {
        return values.toArray(UUID[]::new);
    }

    /** One array out of one value of every row, for {@code unnest}. */
    public static <R, V> V[] array(Collection<R> rows, IntFunction<V[]> type, Function<R, ? extends @Nullable V> of) {
        return rows.stream().map(of).toArray(type);
    }
}
