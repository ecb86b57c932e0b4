package com.artisancommerce.capacity;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a reorder. Of the refusals none has changed anything. */
public sealed interface ReorderResult {

    /**
     * The queue is in that order.
     *
     * @param version of the queue now; the one before when it was in that order already
     * @param zone the artisan's, in which the dates are meant
     * @param effects on everybody whom it moved
     */
    record Done(long version, ZoneId zone, List<Effect> effects) implements ReorderResult {
        public Done {
            effects = List.copyOf(effects);
        }

        /** Those who have been promised what will not be kept. */
        public List<Effect> broken() {
            return effects.stream().filter(Effect::breaksPromise).toList();
        }
    }

    /** The queue has changed since. */
    record Stale(long version) implements ReorderResult {}

    /** There is no such queue. */
    record NoQueue() implements ReorderResult {}

    /** Promises would break, and nobody said that they may. */
    record WouldBreak(List<Effect> promises) implements ReorderResult {
        public WouldBreak {
            promises = List.copyOf(promises);
        }
    }

    /** An entry is not in this queue. */
    record Unknown(EntryId entry) implements ReorderResult {}

    /** An entry is named twice. */
    record NamedTwice(EntryId entry) implements ReorderResult {}

    /** An entry does not wait, or is a hold that was to be moved. */
    record NotWaiting(EntryId entry, @Nullable EntryState met) implements ReorderResult {}
}
