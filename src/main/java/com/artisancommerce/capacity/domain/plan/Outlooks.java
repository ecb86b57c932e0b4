package com.artisancommerce.capacity.domain.plan;

import com.artisancommerce.capacity.Admission;
import com.artisancommerce.capacity.Effect;
import com.artisancommerce.capacity.Pause;
import com.artisancommerce.capacity.Simulation.Outlook;
import com.artisancommerce.capacity.Standing;
import com.artisancommerce.capacity.domain.Queue;
import com.artisancommerce.capacity.domain.QueueState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a queue stands as a whole. */
final class Outlooks {

    private Outlooks() {}

    static Outlook of(Queue queue, List<Standing> standings, Instant now) {
        QueueState state = queue.state(now);
        LocalDate today = queue.terms().calendar().today(now);
        return new Outlook(
                state.overCommittedMinutes(today),
                intakeFrom(queue, now, today).orElse(null),
                queue.terms().calendar().finish(today, state.activeMinutes()).orElse(null),
                Math.toIntExact(standings.stream().filter(Effect::isLate).count()));
    }

    /** The first day on which there is room, and no pause. */
    private static Optional<LocalDate> intakeFrom(Queue queue, Instant now, LocalDate today) {
        Pause pause = queue.terms().pause();
        if (pause == null || !pause.isInForce(today)) {
            return room(queue, now, today);
        }
        LocalDate until = pause.until();
        Queue open = queue.with(queue.terms().with((Pause) null));
        return until == null ? Optional.empty() : room(open, now, today).map(room -> later(room, until));
    }

    private static Optional<LocalDate> room(Queue queue, Instant now, LocalDate today) {
        Admission.@Nullable Refused refused =
                queue.state(now).refusal(queue.artisan(), 1, today).orElse(null);
        return switch (refused) {
            case null -> Optional.of(today);
            case Admission.Full full -> full.availableFrom();
            case Admission.Paused paused -> Optional.empty();
            case Admission.NoHours none -> Optional.empty();
            case Admission.DateMoved moved -> Optional.empty();
        };
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
