package com.artisancommerce.platform.outbox;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Divides rows into volleys that are small enough to be one batch of the producer for each partition: the rows of a line then arrive together
 * or not at all, and none can overtake one that failed.
 */
final class Volleys {

    /** What the batch of one partition may hold; a row that is larger is a volley of its own. */
    static final int BATCH_BYTES = 128 * 1024;

    /** A quarter is left for what the estimate does not see. */
    private static final int MOST_BYTES = BATCH_BYTES * 3 / 4;
    /** Names of headers, and those of their values that are the same for every row. */
    private static final int HEADERS_BYTES = 400;

    private Volleys() {}

    static List<List<OutboxRow>> of(List<OutboxRow> rows) {
        List<List<OutboxRow>> volleys = new ArrayList<>();
        List<OutboxRow> volley = new ArrayList<>();
        int bytes = 0;
        for (OutboxRow row : rows) {
            int more = bytes(row);
            if (!volley.isEmpty() && bytes + more > MOST_BYTES) {
                volleys.add(List.copyOf(volley));
                volley.clear();
                bytes = 0;
            }
            volley.add(row);
            bytes += more;
        }
        if (!volley.isEmpty()) {
            volleys.add(List.copyOf(volley));
        }
        return volleys;
    }

    /** The key travels as the subject, too. */
    private static int bytes(OutboxRow row) {
        int attributes = row.attributes().entrySet().stream()
                .mapToInt(each -> length(each.getKey()) + length(each.getValue()))
                .sum();
        return HEADERS_BYTES + length(row.payload()) + 2 * length(row.key()) + length(row.type()) + attributes;
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
