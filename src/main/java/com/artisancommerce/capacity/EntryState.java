package com.artisancommerce.capacity;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where an entry is between the hold that takes its place and its end. */
public enum EntryState {
    /** The place is taken, nobody has paid; ends by itself. */
    HELD,
    /** A payment is under way; ends by itself too, later. */
    PAYMENT_PENDING,
    /** Paid too late for the date that was frozen, held while the customer is asked about a later one; ends by itself. */
    AWAITING_CONSENT,
    /** Given back by the customer. */
    RELEASED,
    /** Its time ran out. */
    EXPIRED,
    /** Confirmed, waiting to be started. */
    QUEUED,
    IN_PRODUCTION,
    /** Started, but laid aside, or something is missing. */
    BLOCKED,
    /** The work is done; it dries, fires or cures and uses no capacity. */
    CURING,
    DONE,
    CANCELLED;

    private static final Map<EntryState, Set<EntryState>> STEPS = Map.of(
            HELD, EnumSet.of(PAYMENT_PENDING, AWAITING_CONSENT, QUEUED, RELEASED, EXPIRED),
            PAYMENT_PENDING, EnumSet.of(HELD, QUEUED, RELEASED, EXPIRED),
            AWAITING_CONSENT, EnumSet.of(QUEUED, RELEASED, EXPIRED),
            QUEUED, EnumSet.of(IN_PRODUCTION, CANCELLED),
            IN_PRODUCTION, EnumSet.of(BLOCKED, CURING, DONE, CANCELLED),
            BLOCKED, EnumSet.of(IN_PRODUCTION, CANCELLED),
            CURING, EnumSet.of(DONE, CANCELLED));

    public boolean canBecome(EntryState next) {
        return STEPS.getOrDefault(this, Set.of()).contains(next);
    }

    /** A hold: it occupies a place without being paid. Whether it still does depends on the time, see {@code Entry.stateAt}. */
    public boolean isHold() {
        return this == HELD || this == PAYMENT_PENDING || this == AWAITING_CONSENT;
    }

    /** Has a position. */
    public boolean isWaiting() {
        return this == QUEUED || isHold();
    }

    /** On the artisan's table. */
    public boolean isInHand() {
        return this == IN_PRODUCTION || this == BLOCKED;
    }

    /** Asks for hours that are still to be worked. */
    public boolean isActive() {
        return isWaiting() || isInHand();
    }

    /** Was confirmed and not cancelled since. */
    public boolean isConfirmed() {
        return this == QUEUED || isInHand() || this == CURING || this == DONE;
    }

    public boolean isFinal() {
        return !STEPS.containsKey(this);
    }
}
