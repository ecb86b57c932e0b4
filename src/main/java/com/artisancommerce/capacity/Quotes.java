package com.artisancommerce.capacity;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.domain.QueueState;
import com.artisancommerce.capacity.domain.estimate.Estimator;
import com.artisancommerce.capacity.store.Paces;
import com.artisancommerce.capacity.store.QueueSummaries;
import com.artisancommerce.catalog.ProductId;
import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What an order placed now would get. Binds nobody, locks nothing, and never reads the entries. */
@Singleton
public class Quotes {

    private final QueueSummaries summaries;
    private final Paces paces;
    private final Estimator estimator;
    private final Clock clock;

    Quotes(QueueSummaries summaries, Paces paces, Estimator estimator, Clock clock) {
        this.summaries = summaries;
        this.paces = paces;
        this.estimator = estimator;
        this.clock = clock;
    }

    /** One answer a line, in the order asked; lines of one artisan stand behind each other. */
    public Uni<List<LineQuote>> quote(Tx tx, TenantId tenant, List<Asked> lines, Transit transit) {
        Map<ArtisanId, Long> minutes = new TreeMap<>();
        lines.forEach(line -> minutes.merge(line.artisan(), line.work().minutes(), Long::sum));
        List<ProductId> products = lines.stream().map(Asked::product).distinct().toList();
        return summaries
                .states(tx, QueueRef.of(tenant, minutes.keySet()), clock.now())
                .chain(states -> paces.known(tx, states, products))
                .map(states -> quote(lines, new HashMap<>(QueueRef.ofShop(tenant, states)), minutes, transit));
    }

    private List<LineQuote> quote(
            List<Asked> lines, Map<ArtisanId, QueueState> states, Map<ArtisanId, Long> minutes, Transit transit) {
        Instant clockNow = clock.now();
        Map<ArtisanId, Optional<Admission.Refused>> refusals = new HashMap<>();
        states.forEach((artisan, state) -> refusals.put(artisan, refusal(artisan, state, minutes, clockNow)));
        List<LineQuote> quotes = new ArrayList<>(lines.size());
        for (Asked line : lines) {
            QueueState state = states.get(line.artisan());
            quotes.add(state == null ? LineQuote.noHours(line) : quote(line, state, refusals, transit, clockNow));
            states.computeIfPresent(line.artisan(), (artisan, before) -> before.holding(line.product(), line.work()));
        }
        return quotes;
    }

    private static Optional<Admission.Refused> refusal(
            ArtisanId artisan, QueueState state, Map<ArtisanId, Long> minutes, Instant now) {
        return state.refusal(
                artisan,
                minutes.getOrDefault(artisan, 0L),
                state.terms().calendar().today(now));
    }

    private LineQuote quote(
            Asked line,
            QueueState state,
            Map<ArtisanId, Optional<Admission.Refused>> refusals,
            Transit transit,
            Instant clockNow) {
        Instant now = state.summary().latest(clockNow);
        Quote alone = state.quote(line.artisan(), line.product(), line.work(), transit, now, estimator);
        Optional<Admission.Refused> refusal =
                refusals.getOrDefault(line.artisan(), Optional.empty()).or(alone::refusal);
        return new LineQuote(
                line,
                Optional.of(new Quote(
                        alone.position(),
                        alone.entriesAhead(),
                        alone.minutesAhead(),
                        alone.estimate(),
                        refusal,
                        alone.basis(),
                        alone.sampleSize(),
                        alone.computedAt(),
                        alone.queueVersion())),
                refusal,
                Optional.of(state.terms().calendar().zone()));
    }

    /** A line of the question. */
    public record Asked(ArtisanId artisan, ProductId product, WorkItem work) {}

    /** A line of the answer; without a quote the artisan has no hours at all. */
    public record LineQuote(
            Asked asked, Optional<Quote> quote, Optional<Admission.Refused> refusal, Optional<ZoneId> zone) {

        static LineQuote noHours(Asked asked) {
            return new LineQuote(
                    asked, Optional.empty(), Optional.of(new Admission.NoHours(asked.artisan())), Optional.empty());
        }
    }
}
