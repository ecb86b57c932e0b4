package com.artisancommerce.platform.messaging;

import com.artisancommerce.platform.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be applied, and what became of it.
 *
 * @param event the id by which consumers recognise the record, also when it is sent again
 * @param attributes the record's headers, by their names
 * @param reason the last failure
 * @param attempts how often it was tried by itself
 * @param first the letter whose redriving brought this one; null unless it came of one
 * @param decision null while it is open
 */
public record DeadLetter(
        UUID id,
        TenantId tenant,
        Place place,
        UUID event,
        @Nullable String key,
        String type,
        String payload,
        Map<String, String> attributes,
        String reason,
        int attempts,
        @Nullable UUID first,
        Instant buriedAt,
        State state,
        @Nullable Decision decision) {

    public DeadLetter {
        attributes = Map.copyOf(attributes);
    }

    /** Decided once, by an operator. */
    public enum State {
        OPEN,
        /** Sent to its topic once more. */
        REDRIVEN,
        /** Not to be applied any more. */
        DISCARDED
    }

    /** @param writtenAt the record's time; tells it from one that has its place after a topic was made anew */
    public record Place(String topic, int partition, long offset, Instant writtenAt) {}

    /** @param note why it was discarded; null when it was redriven */
    public record Decision(Instant at, String by, @Nullable String note) {}

    /** The letter that all that came of redriving it name. */
    UUID origin() {
        return first == null ? id : first;
    }
}
