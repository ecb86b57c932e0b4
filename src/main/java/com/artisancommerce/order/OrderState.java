package com.artisancommerce.order;

import com.artisancommerce.capacity.EntryState;
import java.util.Collection;

/** Where an order stands, derived from its entries. */
public enum OrderState {
    PLACED,
    IN_PRODUCTION,
    READY,
    CANCELLED;

    /** Whether something of it is still to be made. */
    public boolean isOpen() {
        return this == PLACED || this == IN_PRODUCTION;
    }

    /** Cancelled entries do not count, unless there are no others. */
    static OrderState of(Collection<OrderEntry> entries) {
        var live = entries.stream()
                .map(OrderEntry::state)
                .filter(state -> state != EntryState.CANCELLED)
                .toList();
        if (live.isEmpty()) {
            return CANCELLED;
        }
        if (live.stream().allMatch(state -> state == EntryState.DONE)) {
            return READY;
        }
        return live.stream().allMatch(state -> state == EntryState.QUEUED) ? PLACED : IN_PRODUCTION;
    }
}
