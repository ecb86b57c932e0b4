package com.artisancommerce.order;

import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.EntryView;
import com.artisancommerce.live.QueueTick;
import com.artisancommerce.order.FeedEvent.Happened;
import com.artisancommerce.order.FeedEvent.Reset;
import com.artisancommerce.order.FeedEvent.State;
import com.artisancommerce.platform.Clock;
import com.artisancommerce.promise.EntryPromise;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a follower of an order has been told, and what is worth telling next. */
final class Told {

    private final Clock clock;
    private final boolean lost;
    private Order order;
    private long sequence;
    private Map<EntryId, EntryView> known = new HashMap<>();
    private Map<EntryId, EntryPromise> promised = Map.of();
    private List<QueueTick> seen = List.of();
    private boolean begun;

    /** @param after the number of the last timeline event that the follower has; null for one who comes for the first time */
    Told(Order order, @Nullable Long after, Clock clock) {
        this.order = order;
        this.clock = clock;
        this.lost = after != null && (after < 0 || after > order.lastSequence());
        this.sequence = after == null || lost ? order.lastSequence() : Objects.requireNonNull(after);
    }

    Order order() {
        return order;
    }

    long sequence() {
        return sequence;
    }

    /** Whether it is worth reading the order when it has this version. */
    boolean wants(long version) {
        return !begun || version > order.version();
    }

    /** The timeline before the state: who has the state has everything that led to it. */
    List<FeedEvent> tell(List<TimelineEvent> events, OrderAnswer answer) {
        List<FeedEvent> news = new ArrayList<>();
        if (!begun && lost) {
            news.add(new Reset(sequence));
        }
        for (TimelineEvent event : events) {
            news.add(new Happened(event));
            sequence = event.sequence();
        }
        if (isNews(answer)) {
            news.add(new State(answer, clock.now(), sequence));
        }
        order = answer.order();
        known = viewsOf(answer);
        promised = promisesOf(answer);
        begun = true;
        return news;
    }

    /** What the queues say now about the entries. Nothing before the order was read. */
    List<FeedEvent> overlay(List<QueueTick> ticks) {
        if (!begun || ticks.isEmpty() || same(ticks, seen)) {
            return List.of();
        }
        seen = ticks;
        boolean news = false;
        for (QueueTick tick : ticks) {
            for (Map.Entry<EntryId, EntryView> entry : known.entrySet()) {
                EntryView before = entry.getValue();
                EntryView now = newer(before, tick.views().get(entry.getKey()));
                news |= !now.saysTheSameAs(before);
                entry.setValue(now);
            }
        }
        return news
                ? List.of(new State(OrderAnswer.of(order, known, promised), computedAt(ticks), sequence))
                : List.of();
    }

    private boolean isNews(OrderAnswer answer) {
        return !begun
                || order.version() != answer.order().version()
                || !promised.equals(promisesOf(answer))
                || answer.lines().stream().anyMatch(this::isNews);
    }

    /** A piece that left its queue is told of by the order's version. */
    private boolean isNews(OrderAnswer.Line line) {
        EntryView before = known.get(line.entry().entry());
        return line.view()
                .map(now -> before == null || !now.saysTheSameAs(before))
                .orElse(before != null);
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean same(List<QueueTick> ticks, List<QueueTick> others) {
        boolean same = ticks.size() == others.size();
        for (int i = 0; same && i < ticks.size(); i++) {
            same = ticks.get(i) == others.get(i);
        }
        return same;
    }

    private static Instant computedAt(List<QueueTick> ticks) {
        return ticks.stream()
                .map(QueueTick::computedAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
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
