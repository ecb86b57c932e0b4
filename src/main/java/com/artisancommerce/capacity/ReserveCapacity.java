package com.artisancommerce.capacity;

import com.artisancommerce.platform.TenantId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The command that a checkout sends for its hours, keyed by its lowest artisan for its whole life.
 *
 * @param acceptedAt when the checkout was accepted; a command that is too old by then holds nothing
 */
public record ReserveCapacity(
        TenantId tenant,
        UUID checkoutId,
        Instant acceptedAt,
        @Nullable LocalDate acceptableBy,
        Transit transit,
        List<Piece> pieces) {

    public static final String TOPIC = "capacity.commands";
    public static final String TYPE = "com.artisancommerce.capacity.reserve.v1";

    public ReserveCapacity {
        pieces = List.copyOf(pieces);
    }

    /** One line: what it is, whose it is, and the snapshot of its work. */
    public record Piece(Line line, String productName, int quantity) {}

    public ReservationRequest request() {
        return new ReservationRequest(
                checkoutId, pieces.stream().map(Piece::line).toList(), acceptableBy, transit);
    }

    /** The Kafka key. */
    public String key() {
        return pieces.stream()
                .map(piece -> piece.line().artisan())
                .min(java.util.Comparator.naturalOrder())
                .orElseThrow()
                .toString();
    }
}
