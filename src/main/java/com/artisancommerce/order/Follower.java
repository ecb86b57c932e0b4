package com.artisancommerce.order;

import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.EntryView;
import com.artisancommerce.live.QueueTick;
import com.artisancommerce.order.FeedEvent.Happened;
import com.artisancommerce.order.FeedEvent.Reset;
import com.artisancommerce.order.FeedEvent.State;
import com.artisancommerce.platform.Clock;
import com.artisancommerce.promise.EntryPromise;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One follower of one order: what it has been told, and what each signal makes worth telling. Signals come one at a time. */
final class Follower {

    private final OrderViews views;
    private final Clock clock;
    private final boolean resuming;
    private final boolean lost;
    private Order order;
    private long sequence;
    private boolean started;
    private Map<EntryId, EntryView> known = Map.of();
    private Map<EntryId, EntryPromise> promised = Map.of();
    private @Nullable OrderAnswer told;

    Follower(Order order, @Nullable Long after, OrderViews views, Clock clock) {
        this.order = order;
        this.views = views;
        this.clock = clock;
        this.lost = after != null && (after < 0 || after > order.lastSequence());
        this.resuming = after != null && !lost;
        this.sequence = resuming ? Objects.requireNonNull(after) : order.lastSequence();
    }

    Uni<List<FeedEvent>> take(Signal signal) {
        return switch (signal) {
            case Signal.OrderMoved(long version) ->
                started && version <= order.version() ? Uni.createFrom().item(List.of()) : readAgain();
            case Signal.QueueMoved(QueueTick tick) -> Uni.createFrom().item(started ? overlay(tick) : List.of());
        };
    }

    /** The timeline before the state: who has the state has everything that led to it. */
    private Uni<List<FeedEvent>> readAgain() {
        return views.find(order.tenant(), order.id())
                .invoke(found -> order = found.orElse(order))
                .chain(() -> views.timeline(order, sequence))
                .chain(events -> views.answer(order).map(answer -> tell(events, answer)));
    }

    private List<FeedEvent> tell(List<TimelineEvent> events, OrderAnswer answer) {
        List<FeedEvent> news = new ArrayList<>();
        if (!started && lost) {
            news.add(new Reset(sequence));
        }
        for (TimelineEvent event : events) {
            news.add(new Happened(event));
            sequence = event.sequence();
        }
        if (!started || isNews(answer)) {
            news.add(new State(answer, clock.now(), sequence));
        }
        known = viewsOf(answer);
        promised = promisesOf(answer);
        started = true;
        told = answer;
        return news;
    }

    private List<FeedEvent> overlay(QueueTick tick) {
        Map<EntryId, EntryView> after = new HashMap<>(known);
        after.replaceAll((entry, before) -> newer(before, tick.views().get(entry)));
        OrderAnswer answer = OrderAnswer.of(order, after, promised);
        known = Map.copyOf(after);
        if (!isNews(answer)) {
            return List.of();
        }
        told = answer;
        return List.of(new State(answer, tick.computedAt(), sequence));
    }

    private boolean isNews(OrderAnswer answer) {
        return told == null || !told.saysTheSameAs(answer);
    }

    /** What was read from the database may be ahead of the tick. */
    private static EntryView newer(EntryView before, @Nullable EntryView now) {
        return now == null || now.queueVersion() < before.queueVersion() ? before : now;
    }

    private static Map<EntryId, EntryPromise> promisesOf(OrderAnswer answer) {
        Map<EntryId, EntryPromise> promises = new HashMap<>();
        answer.lines().forEach(line -> line.promise().ifPresent(promise -> promises.put(promise.entry(), promise)));
        return promises;
    }

    private static Map<EntryId, EntryView> viewsOf(OrderAnswer answer) {
        Map<EntryId, EntryView> views = new HashMap<>();
        answer.lines().forEach(line -> line.view().ifPresent(view -> views.put(view.entry(), view)));
        return views;
    }
}
