package com.artisancommerce.order;

import com.artisancommerce.live.QueueTick;
import com.artisancommerce.live.Watched;
import com.artisancommerce.platform.streams.Feed;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** One follower of one order: watches all that the order depends on, and reads it again when it has another version. */
final class Follower implements Feed<FeedEvent> {

    private static final long NEVER = -1;

    private final OrderFeed hub;
    private final OrderViews views;
    private final Told told;
    private Optional<Watched<Long>> order = Optional.empty();
    private List<Watched<Optional<QueueTick>>> queues = List.of();
    private long heard = NEVER;

    Follower(OrderFeed hub, OrderViews views, Told told) {
        this.hub = hub;
        this.views = views;
        this.told = told;
    }

    @Override
    public void begin(Runnable news) {
        order = Optional.of(hub.watchOrder(told.order(), news));
        queues = hub.watchQueues(told.order(), news);
    }

    @Override
    public News<FeedEvent> next() {
        long version = order.map(Watched::latest).orElse(NEVER);
        if (version > heard) {
            heard = version;
            if (told.wants(version)) {
                return new News.Later<>(readAgain());
            }
        }
        List<FeedEvent> events = told.overlay(ticks());
        return events.isEmpty() ? News.Now.nothing() : new News.Now<>(events, false);
    }

    @Override
    public void end() {
        order.ifPresent(Watched::leave);
        queues.forEach(Watched::leave);
    }

    private List<QueueTick> ticks() {
        if (queues.size() == 1) {
            Optional<QueueTick> only = queues.getFirst().latest();
            return only.isPresent() ? List.of(only.get()) : List.of();
        }
        return queues.stream().flatMap(queue -> queue.latest().stream()).toList();
    }

    private Uni<List<FeedEvent>> readAgain() {
        Order known = told.order();
        return views.find(known.tenant(), known.id())
                .map(found -> found.orElse(known))
                .chain(now -> views.timeline(now, told.sequence())
                        .chain(events -> views.answer(now).map(answer -> told.tell(events, answer))));
    }
}
