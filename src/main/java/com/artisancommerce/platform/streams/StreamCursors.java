package com.artisancommerce.platform.streams;

import com.artisancommerce.platform.web.Signatures;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a client stands in what it follows: for each the last sequence that it has seen, signed, opaque to it.
 *
 * <p>An event's id carries it, so that a client that comes back needs nothing but its {@code Last-Event-ID}.
 */
@Singleton
public class StreamCursors {

    /** A cursor stays short enough for a header. */
    public static final int MAX_SIZE = 20;

    private static final String PURPOSE = "stream-cursor";
    private static final int ENTRY_BYTES = 3 * Long.BYTES;

    private final Signatures signatures;

    StreamCursors(Signatures signatures) {
        this.signatures = signatures;
    }

    /** @throws IllegalArgumentException when it has more than {@link #MAX_SIZE} entries */
    public String write(Map<UUID, Long> lastSequences) {
        if (lastSequences.size() > MAX_SIZE) {
            throw new IllegalArgumentException("A cursor follows at most %d, not %d: open several streams"
                    .formatted(MAX_SIZE, lastSequences.size()));
        }
        ByteBuffer bytes = ByteBuffer.allocate(lastSequences.size() * ENTRY_BYTES);
        lastSequences.forEach((id, sequence) -> bytes.putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .putLong(sequence));
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
        return text + "." + signatures.sign(PURPOSE, text);
    }

    /** What {@link #write} was given; empty when it was not written here. */
    public Optional<Map<UUID, Long>> read(String cursor) {
        int dot = cursor.indexOf('.');
        if (dot < 0 || !signatures.matches(PURPOSE, cursor.substring(0, dot), cursor.substring(dot + 1))) {
            return Optional.empty();
        }
        return Optional.of(entries(ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor.substring(0, dot)))));
    }

    private static Map<UUID, Long> entries(ByteBuffer bytes) {
        Map<UUID, Long> entries = new LinkedHashMap<>();
        while (bytes.hasRemaining()) {
            entries.put(new UUID(bytes.getLong(), bytes.getLong()), bytes.getLong());
        }
        return Map.copyOf(entries);
    }
}
