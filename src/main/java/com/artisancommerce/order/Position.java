package com.artisancommerce.order;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a customer stands who watches all of their orders: the last timeline event of each, and the newest order that they know of, whose
 * successors are new to them.
 */
public record Position(long newest, Map<OrderId, Long> sequences) {

    static final Position START = new Position(0, Map.of());

    /** Under which a cursor, which is a map of ids, notes the newest order. */
    private static final UUID NEWEST = new UUID(0, 0);

    public Position {
        sequences = Map.copyOf(sequences);
    }

    public static Position of(Map<UUID, Long> cursor) {
        Map<OrderId, Long> sequences = new HashMap<>();
        cursor.forEach((id, sequence) -> sequences.put(new OrderId(id), sequence));
        sequences.remove(new OrderId(NEWEST));
        return new Position(cursor.getOrDefault(NEWEST, 0L), sequences);
    }

    public Map<UUID, Long> cursor() {
        Map<UUID, Long> cursor = new HashMap<>();
        sequences.forEach((order, sequence) -> cursor.put(order.value(), sequence));
        cursor.put(NEWEST, newest);
        return cursor;
    }

    @Nullable
    Long of(OrderId order) {
        return sequences.get(order);
    }

    /** The same position when nothing moved. */
    Position with(OrderId order, long sequence) {
        Long before = sequences.get(order);
        if (before != null && before == sequence) {
            return this;
        }
        Map<OrderId, Long> after = new HashMap<>(sequences);
        after.put(order, sequence);
        return new Position(newest, after);
    }

    Position without(OrderId order) {
        Map<OrderId, Long> after = new HashMap<>(sequences);
        after.remove(order);
        return new Position(newest, after);
    }

    Position knowing(long newestOrder) {
        return new Position(Math.max(newest, newestOrder), sequences);
    }
}
