package com.artisancommerce.capacity;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.domain.Intake;
import com.artisancommerce.capacity.domain.QueueSummary;
import com.artisancommerce.capacity.store.Holds.Hold;
import com.artisancommerce.platform.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What a batch of commands comes to: decided in memory, one after the other, and written afterwards in a few statements. */
final class ReservationBatch {

    private final Map<TenantId, Intake> intakes;
    private final Map<UUID, ReservationAnswered> known;
    private final Instant now;
    private final Duration reserveWithin;
    private final Map<UUID, ReservationAnswered> fresh = new LinkedHashMap<>();
    private final Map<UUID, ReservationAnswered> repeated = new LinkedHashMap<>();
    private final List<Hold> holds = new ArrayList<>();

    ReservationBatch(
            Map<TenantId, Intake> intakes, Map<UUID, ReservationAnswered> known, Instant now, Duration reserveWithin) {
        this.intakes = intakes;
        this.known = known;
        this.now = now;
        this.reserveWithin = reserveWithin;
    }

    void decide(ReserveCapacity command) {
        UUID checkout = command.checkoutId();
        if (fresh.containsKey(checkout)) {
            return;
        }
        ReservationAnswered earlier = known.get(checkout);
        if (earlier != null) {
            repeated.put(checkout, earlier);
        } else {
            fresh.put(checkout, answer(command));
        }
    }

    private ReservationAnswered answer(ReserveCapacity command) {
        if (command.acceptedAt().plus(reserveWithin).isBefore(now)) {
            return ReservationAnswered.tooLate(command);
        }
        Intake shop = intakes.get(command.tenant());
        if (shop == null) {
            throw new IllegalStateException("The queues of shop " + command.tenant() + " were not loaded");
        }
        return switch (shop.reserve(command.request(), now)) {
            case Admission.Accepted accepted -> hold(command, accepted);
            case Admission.Refused refused -> ReservationAnswered.refused(command, refused);
        };
    }

    private ReservationAnswered hold(ReserveCapacity command, Admission.Accepted accepted) {
        Map<EntryId, ReserveCapacity.Piece> pieces = new LinkedHashMap<>();
        command.pieces().forEach(piece -> pieces.put(piece.line().entry(), piece));
        for (Placement placement : accepted.placements()) {
            ReserveCapacity.Piece piece = pieces.get(placement.line().entry());
            if (piece != null) {
                holds.add(new Hold(command.tenant(), command.checkoutId(), command.transit(), piece, placement));
            }
        }
        return ReservationAnswered.reserved(command, accepted);
    }

    Instant now() {
        return now;
    }

    /** The first answers that commands of this batch got. */
    List<ReservationAnswered> fresh() {
        return List.copyOf(fresh.values());
    }

    /** Fresh answers, and those of commands that came again: they are sent again, for the first ones may have been lost. */
    List<ReservationAnswered> answers() {
        List<ReservationAnswered> all = new ArrayList<>(fresh.values());
        all.addAll(repeated.values());
        return all;
    }

    List<Hold> holds() {
        return List.copyOf(holds);
    }

    /** The queues that took something in, of each shop. */
    Map<TenantId, Map<ArtisanId, QueueSummary>> changed() {
        Map<TenantId, Map<ArtisanId, QueueSummary>> changed = new HashMap<>();
        intakes.forEach((shop, intake) -> {
            Map<ArtisanId, QueueSummary> summaries = new TreeMap<>();
            intake.changed().forEach((artisan, state) -> summaries.put(artisan, state.summary()));
            changed.put(shop, summaries);
        });
        return changed;
    }
}
