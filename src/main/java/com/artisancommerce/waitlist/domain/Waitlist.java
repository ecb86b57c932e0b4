package com.artisancommerce.waitlist.domain;

import com.artisancommerce.capacity.Admission;
import com.artisancommerce.waitlist.PassedReason;
import com.artisancommerce.waitlist.WaitlistEntry;
import com.artisancommerce.waitlist.WaitlistState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The line before one artisan: those who wait and those who have an offer, in the order of their tickets.
 *
 * <p>Strictly first come, first served: the head that does not fit yet keeps those behind waiting, however small they are. Otherwise a
 * large piece would never get its turn.
 *
 * @param entries the first first
 */
public record Waitlist(List<WaitlistEntry> entries) {
    public Waitlist {
        entries = List.copyOf(entries);
    }

    /** Those whose turn is still to come, the next one first. */
    public List<WaitlistEntry> waiting() {
        return entries.stream()
                .filter(entry -> entry.state() == WaitlistState.WAITING)
                .toList();
    }

    /** The first of them, no more than are served in one transaction. */
    public List<WaitlistEntry> next(int most) {
        return waiting().stream().limit(most).toList();
    }

    /** Those who did not answer their offer in time. */
    public List<WaitlistEntry> silent(Instant now) {
        return entries.stream()
                .filter(entry -> !entry.state().isFinal() && entry.stateAt(now) == WaitlistState.LAPSED)
                .toList();
    }

    /**
     * Why the head is passed over when its hours were refused; empty when it stays the head and waits on.
     *
     * <p>Only what no passing of time can cure passes over: the piece does not fit even an empty queue.
     */
    public static Optional<PassedReason> passesOver(Admission.Refused refused) {
        return switch (refused) {
            case Admission.Full full ->
                full.reason() == Admission.FullReason.TOO_LARGE
                        ? Optional.of(PassedReason.TOO_LARGE)
                        : Optional.empty();
            case Admission.Paused paused -> Optional.empty();
            case Admission.NoHours none -> Optional.empty();
            case Admission.DateMoved moved -> Optional.empty();
        };
    }
}
