package com.artisancommerce.capacity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts waiting entries elsewhere in the order of work.
 *
 * @param entries confirmed ones that wait, in the order in which they are to be made
 * @param before the entry or hold that comes next after them; null puts them at the end
 */
public record Reorder(List<EntryId> entries, @Nullable EntryId before) {
    /** As many as fit into the body of a request. */
    public static final int MAX_ENTRIES = 5_000;

    public Reorder {
        entries = List.copyOf(entries);
        if (entries.isEmpty() || entries.size() > MAX_ENTRIES) {
            throw new IllegalArgumentException(
                    "A reorder names 1 to " + MAX_ENTRIES + " entries, not " + entries.size());
        }
    }

    /** One entry alone. */
    public static Reorder of(EntryId entry, @Nullable EntryId before) {
        return new Reorder(List.of(entry), before);
    }
}
