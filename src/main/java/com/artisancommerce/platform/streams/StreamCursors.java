package com.artisancommerce.platform.streams;

import com.artisancommerce.platform.tenancy.Caller;
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
 * <p>An event's id carries it, so that a client that comes back needs nothing but its {@code Last-Event-ID}. The signature is over the shop,
 * the reader and the stream too: nobody goes on with a cursor of somebody else's, nor with one of another stream.
 */
@Singleton
public class StreamCursors {

    /** A cursor stays short enough for a header. */
    public static final int MAX_SIZE = 20;

    /** Beside those that are followed a stream may note one thing of its own. */
    private static final int MAX_ENTRIES = MAX_SIZE + 1;

    private static final String PURPOSE = "stream-cursor";
    private static final int ENTRY_BYTES = 3 * Long.BYTES;

    private final Signatures signatures;

    StreamCursors(Signatures signatures) {
        this.signatures = signatures;
    }

    /** The cursors of one reader of one stream. All guests are one reader: what tells them apart is decided before. */
    public Bound of(Caller reader, StreamName stream) {
        return new Bound(String.join(
                "/",
                reader.tenant().toString(),
                stream.kind(),
                stream.id().toString(),
                reader.signedIn().map(subject -> "of:" + subject).orElse("guest")));
    }

    /** Cursors that are good for one reader of one stream alone. */
    public final class Bound {

        private final String context;

        private Bound(String context) {
            this.context = context;
        }

        /** @throws IllegalArgumentException when it has more than {@link #MAX_SIZE} entries */
        public String write(Map<UUID, Long> lastSequences) {
            if (lastSequences.size() > MAX_ENTRIES) {
                throw new IllegalArgumentException("A cursor follows at most %d, not %d: open several streams"
                        .formatted(MAX_SIZE, lastSequences.size()));
            }
            ByteBuffer bytes = ByteBuffer.allocate(lastSequences.size() * ENTRY_BYTES);
            lastSequences.forEach((id, sequence) -> bytes.putLong(id.getMostSignificantBits())
                    .putLong(id.getLeastSignificantBits())
                    .putLong(sequence));
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
            return text + "." + signatures.sign(PURPOSE, text + "/" + context);
        }

        /** What {@link #write} was given; empty when it was not written here, or for another. */
        public Optional<Map<UUID, Long>> read(String cursor) {
            int dot = cursor.indexOf('.');
            if (dot < 0) {
                return Optional.empty();
            }
            String text = cursor.substring(0, dot);
            return signatures.matches(PURPOSE, text + "/" + context, cursor.substring(dot + 1))
                    ? Optional.of(entries(ByteBuffer.wrap(Base64.getUrlDecoder().decode(text))))
                    : Optional.empty();
        }
    }

    private static Map<UUID, Long> entries(ByteBuffer bytes) {
        Map<UUID, Long> entries = new LinkedHashMap<>();
        while (bytes.hasRemaining()) {
            entries.put(new UUID(bytes.getLong(), bytes.getLong()), bytes.getLong());
        }
        return Map.copyOf(entries);
    }
}
