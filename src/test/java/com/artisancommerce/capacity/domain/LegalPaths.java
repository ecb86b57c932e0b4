package com.artisancommerce.capacity.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.capacity.Change;
import com.artisancommerce.capacity.ChangeKind;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.EntryState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Replays a queue's log: each entry goes a legal way from its hold to where it is, and each version has its reason. */
final class LegalPaths {
    /** As the design draws them: from any of the states named first, by the kind of change, to the last. */
    private static final Map<ChangeKind, String> WAYS = Map.ofEntries(
            Map.entry(ChangeKind.HOLD_EXTENDED, "HELD>HELD"),
            Map.entry(ChangeKind.PAYMENT_PENDING, "HELD PAYMENT_PENDING>PAYMENT_PENDING"),
            Map.entry(ChangeKind.PAYMENT_FAILED, "PAYMENT_PENDING>HELD"),
            Map.entry(ChangeKind.CONSENT_ASKED, "HELD>AWAITING_CONSENT"),
            Map.entry(ChangeKind.CONFIRMED, "HELD PAYMENT_PENDING AWAITING_CONSENT>QUEUED"),
            Map.entry(ChangeKind.RELEASED, "HELD PAYMENT_PENDING AWAITING_CONSENT>RELEASED"),
            Map.entry(ChangeKind.EXPIRED, "HELD PAYMENT_PENDING AWAITING_CONSENT>EXPIRED"),
            Map.entry(ChangeKind.STARTED, "QUEUED>IN_PRODUCTION"),
            Map.entry(ChangeKind.BLOCKED, "IN_PRODUCTION BLOCKED>BLOCKED"),
            Map.entry(ChangeKind.UNBLOCKED, "BLOCKED>IN_PRODUCTION"),
            Map.entry(ChangeKind.WORKED, "IN_PRODUCTION BLOCKED>"),
            Map.entry(ChangeKind.OVERRAN, "IN_PRODUCTION BLOCKED>"),
            Map.entry(ChangeKind.MOVED, "QUEUED>"),
            Map.entry(ChangeKind.FINISHED, "IN_PRODUCTION>CURING DONE"),
            Map.entry(ChangeKind.CURED, "CURING>DONE"),
            Map.entry(ChangeKind.CANCELLED, "QUEUED IN_PRODUCTION BLOCKED CURING>CANCELLED"));

    private LegalPaths() {}

    /** @param holds the versions that holds made */
    static void replay(Queue queue, List<Change> log, Set<Long> holds) {
        Map<EntryId, String> states = new HashMap<>();
        Set<Long> versions = new HashSet<>(holds);
        for (Change change : log) {
            assertThat(versions.add(change.version()))
                    .as("version %s once", change.version())
                    .isTrue();
            EntryId entry = change.entry();
            if (entry != null) {
                states.put(entry, next(change, states.getOrDefault(entry, "HELD"), queue));
            }
        }
        assertThat(versions).hasSize((int) queue.version());
        for (Entry entry : queue.entries()) {
            assertThat(states.getOrDefault(entry.id(), "HELD"))
                    .as("the log of %s", entry)
                    .isEqualTo(entry.state().name());
        }
    }

    private static String next(Change change, String state, Queue queue) {
        String[] way = WAYS.getOrDefault(change.kind(), ">").split(">", -1);
        assertThat(way[0].split(" ")).as("%s from %s", change.kind(), state).contains(state);
        boolean cures = change.kind() == ChangeKind.FINISHED
                && queue.entries().stream()
                        .anyMatch(e -> e.id().equals(change.entry()) && e.work().passiveMinutes() > 0);
        if (change.kind() == ChangeKind.FINISHED) {
            return cures ? EntryState.CURING.name() : EntryState.DONE.name();
        }
        return way[1].isEmpty() ? state : way[1];
    }
}
