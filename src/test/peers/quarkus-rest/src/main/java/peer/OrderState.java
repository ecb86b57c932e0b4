package peer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The same data as the service's {@code state}. */
public record OrderState(
        UUID orderId,
        String state,
        List<Entry> entries,
        Range delivery,
        String reason,
        LocalDate promisedBy,
        List<Part> explanation,
        Instant computedAt) {

    public record Entry(
            UUID entryId,
            UUID artisanId,
            UUID productId,
            String productName,
            Integer quantity,
            List<String> options,
            String state,
            Integer position,
            Integer entriesAhead,
            Long minutesAhead,
            Range ready,
            LocalDate promisedBy,
            Long queueVersion,
            String timeZone,
            Promise promise) {}

    public record Range(LocalDate p50, LocalDate p90) {}

    public record Promise(LocalDate first, LocalDate current, Boolean openEnded, String status, String notice) {}

    public record Part(String code, Integer days, Long minutes, String text) {}
}
