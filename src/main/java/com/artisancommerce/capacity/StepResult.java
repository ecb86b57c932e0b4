package com.artisancommerce.capacity;

import com.artisancommerce.artisan.ArtisanId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What became of a step that somebody asked for. */
public sealed interface StepResult {

    /**
     * The entries are where they should be.
     *
     * @param moved those that came there just now; empty when the step is a repetition
     */
    record Done(List<Moved> entries, List<Moved> moved) implements StepResult {}

    /** The step is not possible from the state it met; nothing was changed. */
    record Refused(EntryState met, Why why) implements StepResult {}

    /** Nothing of that name is here. */
    record Unknown() implements StepResult {}

    /**
     * An entry after its step.
     *
     * @param holdExpiresAt says nothing once confirmed
     */
    record Moved(
            EntryId entry,
            ArtisanId artisan,
            UUID checkoutId,
            EntryState state,
            LocalDate promisedBy,
            Instant holdExpiresAt) {}

    /** Why a step was refused. */
    enum Why {
        HOLD_EXPIRED,
        NOT_FIRST,
        WORKED_MORE,
        ILLEGAL
    }
}
