package com.artisancommerce.capacity;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.Quotes.Asked;
import com.artisancommerce.capacity.domain.Deadline;
import com.artisancommerce.capacity.domain.QueueState;
import com.artisancommerce.capacity.domain.estimate.Estimator;
import com.artisancommerce.capacity.domain.estimate.Piece;
import com.artisancommerce.capacity.store.Paces;
import com.artisancommerce.capacity.store.QueueSummaries;
import com.artisancommerce.catalog.ProductId;
import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which pieces can still be had by a day. Each is asked for by itself; binds nobody, locks nothing, and never reads the entries. */
@Singleton
public class Deadlines {

    private final QueueSummaries summaries;
    private final Paces paces;
    private final Estimator estimator;
    private final Clock clock;

    Deadlines(QueueSummaries summaries, Paces paces, Estimator estimator, Clock clock) {
        this.summaries = summaries;
        this.paces = paces;
        this.estimator = estimator;
        this.clock = clock;
    }

    /** One answer a piece, in the order asked; the queues are read in one go. */
    public Uni<List<DeadlineAnswer>> quote(
            Tx tx, TenantId tenant, List<Asked> pieces, Transit transit, LocalDate neededBy) {
        Set<QueueRef> queues =
                QueueRef.of(tenant, pieces.stream().map(Asked::artisan).toList());
        Instant now = clock.now();
        List<ProductId> products =
                pieces.stream().map(Asked::product).distinct().toList();
        return summaries
                .states(tx, queues, now)
                .chain(states -> paces.known(tx, states, products))
                .map(known -> answers(pieces, QueueRef.ofShop(tenant, known), transit, neededBy, now));
    }

    private List<DeadlineAnswer> answers(
            List<Asked> pieces, Map<ArtisanId, QueueState> queues, Transit transit, LocalDate neededBy, Instant now) {
        Map<ArtisanId, Deadline> deadlines = new HashMap<>();
        return pieces.stream()
                .map(piece -> answer(piece, queues.get(piece.artisan()), deadlines, transit, neededBy, now))
                .toList();
    }

    private DeadlineAnswer answer(
            Asked piece,
            @Nullable QueueState state,
            Map<ArtisanId, Deadline> deadlines,
            Transit transit,
            LocalDate neededBy,
            Instant now) {
        if (state == null) {
            return DeadlineAnswer.NO_HOURS;
        }
        LocalDate today = state.terms().calendar().today(now);
        Deadline deadline =
                deadlines.computeIfAbsent(piece.artisan(), artisan -> new Deadline(state, estimator, today));
        long minutes = piece.work().minutes();
        Piece own = state.newcomer(piece.product(), piece.work(), transit);
        return deadline.answer(own, neededBy, state.refusal(piece.artisan(), minutes, today));
    }
}
