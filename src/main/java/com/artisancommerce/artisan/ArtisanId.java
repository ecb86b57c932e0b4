package com.artisancommerce.artisan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.UUID;

/**
 * Names one artisan, and so one queue.
 *
 * <p>Ordered as PostgreSQL orders {@code uuid}: byte by byte, unsigned ({@link UUID#compareTo} is signed and differs). Queues are
 * locked in this order everywhere, in Java and in SQL, so that two checkouts over the same artisans cannot deadlock.
 */
public record ArtisanId(@JsonValue UUID value) implements Comparable<ArtisanId> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ArtisanId {}

    private static final Comparator<UUID> AS_POSTGRESQL = Comparator.comparing(
                    UUID::getMostSignificantBits, Long::compareUnsigned)
            .thenComparing(UUID::getLeastSignificantBits, Long::compareUnsigned);

    @Override
    public int compareTo(ArtisanId other) {
        return AS_POSTGRESQL.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
