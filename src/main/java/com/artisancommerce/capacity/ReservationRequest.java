package com.artisancommerce.capacity;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A checkout asks for the hours of all its lines, of one artisan or several: all or none.
 *
 * @param acceptableBy the latest delivery date the customer takes, or null for any
 */
public record ReservationRequest(
        UUID checkoutId, List<Line> lines, @Nullable LocalDate acceptableBy, Transit transit) {
    public static final int MAX_LINES = 100;

    public ReservationRequest {
        lines = List.copyOf(lines);
        if (lines.isEmpty() || lines.size() > MAX_LINES) {
            throw new IllegalArgumentException("Checkout " + checkoutId + " asks for " + lines.size()
                    + " lines; a reservation has 1 to " + MAX_LINES);
        }
    }
}
