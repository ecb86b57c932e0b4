package com.artisancommerce.capacity;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.QueueSteps.Why;
import com.artisancommerce.capacity.domain.Entry;
import com.artisancommerce.capacity.domain.Lesson;
import com.artisancommerce.capacity.domain.Transition;
import com.artisancommerce.capacity.domain.estimate.Evidence;
import com.artisancommerce.capacity.store.Entries;
import com.artisancommerce.capacity.store.LockedQueues;
import com.artisancommerce.capacity.store.LockedQueues.Locked;
import com.artisancommerce.capacity.store.Paces;
import com.artisancommerce.catalog.ProductId;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the artisan does with a piece, from taking it up to its end. One row of one queue changes, whatever the number waiting. */
@Singleton
public class Production {

    /** What a finish says when it teaches that work takes longer, and so makes dates later. */
    private static final String TOOK_LONGER = "it took longer than was planned";

    private final Entries entries;
    private final LockedQueues queues;
    private final QueueSteps steps;
    private final Paces paces;

    Production(Entries entries, LockedQueues queues, QueueSteps steps, Paces paces) {
        this.entries = entries;
        this.queues = queues;
        this.steps = steps;
        this.paces = paces;
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

    /** Whether there is such an entry in that queue. */
    public Uni<Boolean> knows(Tx tx, TenantId tenant, ArtisanId artisan, EntryId entry) {
        return entries.find(tx, tenant, artisan, entry).map(Optional::isPresent);
    }

    /** Takes the step, unless it was taken before or is not possible from where the piece is. */
    public Uni<StepResult> take(Tx tx, Piece piece, WorkStep step) {
        return queues.lock(tx, piece.tenant(), Set.of(piece.artisan()))
                .chain(locked -> met(tx, piece, step, locked))
                .chain(met -> steps.save(tx, met.locked(), met.take(step), met.why(step, piece.actor()))
                        .call(taken -> taken.moved().isEmpty() ? done() : learn(tx, piece, step, met)))
                .map(Results::of);
    }

    private Uni<Met> met(Tx tx, Piece piece, WorkStep step, Locked locked) {
        return firstWaitingKey(tx, piece, step)
                .chain(first -> entries.find(tx, piece.tenant(), piece.artisan(), piece.entry())
                        .map(found -> new Met(locked, first, found)));
    }

    /** A finished piece says something about the artisan's pace. */
    private Uni<Void> learn(Tx tx, Piece piece, WorkStep step, Met met) {
        Instant now = met.locked().now();
        return step instanceof WorkStep.Finish(Long minutes)
                ? met.lesson(minutes)
                        .map(lesson -> paces.learn(tx, piece.tenant(), piece.artisan(), met.product(), lesson, now))
                        .orElseGet(Production::done)
                : done();
    }

    private static Uni<Void> done() {
        return Uni.createFrom().voidItem();
    }

    private Uni<Long> firstWaitingKey(Tx tx, Piece piece, WorkStep step) {
        return step instanceof WorkStep.Start
                ? entries.firstWaitingKey(tx, piece.tenant(), piece.artisan())
                : Uni.createFrom().item(Long.MAX_VALUE);
    }

    /** The piece as the step meets it, under the lock. */
    private record Met(Locked locked, long firstWaitingKey, Optional<Entry> entry) {

        List<Transition> take(WorkStep step) {
            return entry.map(found -> Production.take(found, step, locked.now(), firstWaitingKey)).stream()
                    .toList();
        }

        Optional<Evidence> lesson(@Nullable Long minutes) {
            return entry.flatMap(found -> Optional.ofNullable(locked.states().get(found.artisan()))
                    .flatMap(queue -> Lesson.of(found, minutes, queue, locked.now())));
        }

        Why why(WorkStep step, @Nullable String actor) {
            boolean longer = step instanceof WorkStep.Finish(Long minutes)
                    && lesson(minutes).filter(Evidence::tookLonger).isPresent();
            return new Why(null, longer ? TOOK_LONGER : step.reason(), actor);
        }

        ProductId product() {
            return entry.orElseThrow().product();
        }
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
