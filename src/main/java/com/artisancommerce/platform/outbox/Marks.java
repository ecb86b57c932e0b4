package com.artisancommerce.platform.outbox;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Marks as sent what arrived, while the next round is under way already. Rows whose mark has not come through are kept in mind, so that they
 * are not sent again; a mark that failed is made up for. One mark at a time.
 */
final class Marks {

    private final OutboxRows rows;
    private final Runnable lost;
    private volatile List<Long> pending = List.of();
    private volatile CompletableFuture<Integer> atHand = CompletableFuture.completedFuture(0);

    /** @param lost run when fewer rows were marked than were sent: another relay took over */
    Marks(OutboxRows rows, Runnable lost) {
        this.rows = rows;
        this.lost = lost;
    }

    /** Arrived, and perhaps not marked. */
    List<Long> pending() {
        return pending;
    }

    /** Does again what failed; fails when it fails again. */
    Uni<Void> makeUp(List<Lease> mine) {
        if (!atHand.isCompletedExceptionally()) {
            return Uni.createFrom().voidItem();
        }
        mark(pending, mine);
        return Uni.createFrom().completionStage(atHand).replaceWithVoid();
    }

    /** Ends when the marking has begun, which it does behind the one at hand. */
    Uni<Void> begin(List<Long> arrived, List<Lease> mine) {
        return ended().invoke(() ->
                mark(Stream.concat(pending.stream(), arrived.stream()).toList(), mine));
    }

    /** Ends, and never fails, when nothing is being marked. */
    Uni<Void> ended() {
        return Uni.createFrom()
                .completionStage(atHand)
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void mark(List<Long> ids, List<Lease> mine) {
        pending = ids;
        atHand = rows.markSent(ids, mine)
                .invoke(marked -> {
                    pending = List.of();
                    if (marked < ids.size()) {
                        lost.run();
                    }
                })
                .subscribeAsCompletionStage();
    }
}
