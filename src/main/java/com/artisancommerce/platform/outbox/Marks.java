package com.artisancommerce.platform.outbox;

import io.smallrye.mutiny.Uni;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Marks as sent what arrived, one mark at a time, while the next round is under way already. Rows whose mark has not come through are kept in
 * mind, so that they are not sent again; a mark that failed is made up for.
 */
final class Marks {

    private final OutboxRows rows;
    private final int batch;
    private final Runnable lost;
    private final Set<Long> pending = new LinkedHashSet<>();
    private volatile CompletableFuture<Integer> atHand = CompletableFuture.completedFuture(0);

    /**
     * @param batch what a round sends at most; with more than that waiting for its mark something is wrong
     * @param lost run when fewer rows were marked than were sent: most likely another relay took over
     */
    Marks(OutboxRows rows, int batch, Runnable lost) {
        this.rows = rows;
        this.batch = batch;
        this.lost = lost;
    }

    /** Arrived, and perhaps not marked. */
    List<Long> pending() {
        synchronized (pending) {
            return List.copyOf(pending);
        }
    }

    /** A round may go on beside the mark of the last one, and beside nothing else. */
    boolean isBehind() {
        synchronized (pending) {
            return atHand.isCompletedExceptionally() || pending.size() > batch;
        }
    }

    /** Ends when the marking has begun, which it does behind the one at hand. What arrived is kept in mind from now on. */
    Uni<Void> begin(List<Long> arrived, List<Lease> mine) {
        synchronized (pending) {
            pending.addAll(arrived);
        }
        return ended().invoke(() -> mark(mine));
    }

    /** Ends when everything is marked; what failed is done again, and fails this when it fails again. */
    Uni<Void> settle(List<Lease> mine) {
        return ended().chain(() -> {
            if (!pending().isEmpty()) {
                mark(mine);
            }
            return Uni.createFrom().completionStage(atHand).replaceWithVoid();
        });
    }

    /** Never fails. Whoever gives up waiting here gives up the mark, too: one that hangs is then done again, and holds up nobody for ever. */
    private Uni<Void> ended() {
        return Uni.createFrom()
                .completionStage(atHand)
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void mark(List<Lease> mine) {
        List<Long> ids = pending();
        atHand = rows.markSent(ids, mine).invoke(marked -> done(ids, marked)).subscribeAsCompletionStage();
    }

    private void done(List<Long> ids, int marked) {
        if (marked < ids.size()) {
            lost.run();
        }
        synchronized (pending) {
            ids.forEach(pending::remove);
        }
    }
}
