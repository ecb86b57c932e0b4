package com.artisancommerce.capacity;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.QueueSteps.Why;
import com.artisancommerce.capacity.domain.Entry;
import com.artisancommerce.capacity.domain.Transition;
import com.artisancommerce.capacity.store.Entries;
import com.artisancommerce.capacity.store.LockedQueues;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the artisan does with a piece, from taking it up to its end. One row of one queue changes, whatever the number waiting. */
@Singleton
public class Production {

    private final Entries entries;
    private final LockedQueues queues;
    private final QueueSteps steps;

    Production(Entries entries, LockedQueues queues, QueueSteps steps) {
        this.entries = entries;
        this.queues = queues;
        this.steps = steps;
    }

    /**
     * One piece of one queue.
     *
     * @param actor who works on it, a subject of the issuer; null when nobody is named
     */
    public record Piece(
            TenantId tenant,
            ArtisanId artisan,
            EntryId entry,
            @Nullable String actor) {}

    /** Takes the step, unless it was taken before or is not possible from where the piece is. */
    public Uni<StepResult> take(Tx tx, Piece piece, WorkStep step) {
        return queues.lock(tx, piece.tenant(), Set.of(piece.artisan()))
                .chain(locked -> firstWaitingKey(tx, piece, step)
                        .chain(first -> entries.find(tx, piece.tenant(), piece.artisan(), piece.entry())
                                .map(found -> found.map(entry -> take(entry, step, locked.now(), first)).stream()
                                        .toList()))
                        .chain(taken -> steps.save(tx, locked, taken, new Why(null, step.reason(), piece.actor()))))
                .map(Results::of);
    }

    private Uni<Long> firstWaitingKey(Tx tx, Piece piece, WorkStep step) {
        return step instanceof WorkStep.Start
                ? entries.firstWaitingKey(tx, piece.tenant(), piece.artisan())
                : Uni.createFrom().item(Long.MAX_VALUE);
    }

    private static Transition take(Entry entry, WorkStep step, Instant now, long firstWaitingKey) {
        return switch (step) {
            case WorkStep.Start start -> entry.start(now, firstWaitingKey);
            case WorkStep.Block(BlockedFor what) -> entry.block(now, what);
            case WorkStep.Resume resume -> entry.resume(now);
            case WorkStep.Worked(long minutes, String reason) -> entry.worked(now, minutes, reason != null);
            case WorkStep.Finish(Long minutes) -> entry.finish(now, minutes);
            case WorkStep.Cancel cancel -> entry.cancel(now);
        };
    }
}
