package com.artisancommerce.order;

import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.EntryState;
import com.artisancommerce.promise.PromiseEvent;
import org.jspecify.annotations.Nullable;

/** What an order hears about one of its entries. */
public sealed interface OrderNews {

    EntryId entry();

    /**
     * The entry is in another state now. Payment is asked to give back what a piece cost that is called off.
     *
     * @param reason in words that the customer reads; null when the state says it all
     */
    record Moved(EntryId entry, EntryState state, @Nullable String reason) implements OrderNews {}

    /** The artisan put other work before the piece, and its promise will not be kept. The customer reads why. */
    record Postponed(EntryId entry, String reason) implements OrderNews {}

    /** Something happened to the promise: the timeline tells it, and a letter does when the customer is asked. */
    record Promised(PromiseEvent event) implements OrderNews {
        @Override
        public EntryId entry() {
            return event.notice().entry();
        }
    }
}
