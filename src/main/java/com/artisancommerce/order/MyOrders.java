package com.artisancommerce.order;

import com.artisancommerce.live.Watched;
import com.artisancommerce.platform.streams.Feed;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One customer who watches all of their open orders. What was followed before the line was cut is told first; then those that are open
 * now. A new order joins and is told from its first event on; one whose end has been told, or which has too many newer ones before it,
 * leaves.
 */
public final class MyOrders implements Feed<MyNews> {

    private final OrderFeed hub;
    private final MyOrdersRead read;
    private final boolean lost;
    private final Map<OrderId, Member> members = new LinkedHashMap<>();
    private Position position;
    private Runnable news = () -> {};
    private Optional<Watched<Long>> newest = Optional.empty();
    private Optional<List<OrderId>> listed = Optional.empty();
    private boolean fresh;
    private boolean goesOn;
    private boolean stale = true;
    private volatile boolean doubted;
    private volatile @Nullable Runnable arrived;
    private final List<MyNews> waiting = new ArrayList<>();

    /** @param from where the customer stands; null for one who comes for the first time */
    MyOrders(OrderFeed hub, MyOrdersRead read, @Nullable Position from, boolean lost) {
        this.hub = hub;
        this.read = read;
        this.lost = lost;
        this.fresh = from == null;
        this.goesOn = from != null;
        this.position = from == null ? Position.START : from;
    }

    @Override
    public void begin(Runnable news) {
        this.news = news;
        newest = Optional.of(hub.watchCustomer(read.tenant(), read.customer(), news));
        if (lost) {
            waiting.add(new MyNews.Reset(position));
        }
    }

    /** Whose the orders are is asked again, though nobody has heard that it changed. May be called on any thread. */
    public void doubt() {
        doubted = true;
        news.run();
    }

    /** Reads come back on other threads, so what they change is changed here, at the next call. */
    @Override
    public News<MyNews> next() {
        Runnable change = arrived;
        if (change != null) {
            arrived = null;
            change.run();
        }
        letGo();
        List<MyNews> said = new ArrayList<>(waiting);
        waiting.clear();
        for (Member member : members.values()) {
            switch (member.follower.next()) {
                case News.Now<FeedEvent>(List<FeedEvent> events, boolean more) -> said.addAll(tell(member, events));
                case News.Later<FeedEvent>(Uni<List<FeedEvent>> events) -> {
                    return new News.Later<>(events.map(later -> {
                        said.addAll(tell(member, later));
                        return said;
                    }));
                }
            }
        }
        return said.isEmpty() ? members() : new News.Now<>(said, true);
    }

    @Override
    public void end() {
        newest.ifPresent(Watched::leave);
        members.values().forEach(member -> member.follower.end());
    }

    /** Who is followed is looked at when all who are have been told of. */
    private News<MyNews> members() {
        if (goesOn) {
            goesOn = false;
            return later(read.followed(position), this::goOn);
        }
        if (doubted) {
            doubted = false;
            stale = true;
        }
        if (stale || newest.map(Watched::latest).orElse(0L) > position.newest()) {
            stale = false;
            return later(read.open(fresh ? null : position.newest(), List.copyOf(members.keySet())), this::list);
        }
        return News.Now.nothing();
    }

    private <T> News<MyNews> later(Uni<T> reading, Consumer<T> change) {
        return new News.Later<>(reading.map(found -> {
            arrived = () -> change.accept(found);
            return List.of();
        }));
    }

    private void goOn(List<Order> followed) {
        Position before = position;
        position = new Position(before.newest(), Map.of());
        followed.forEach(order -> join(order, before.of(order.id())));
    }

    /** Whatever is newer than the newest that the customer knew is new; the first time everything is known. */
    private void list(OpenOrders open) {
        long known = fresh ? open.newest() : position.newest();
        fresh = false;
        List<OrderId> ids = open.orders().stream().map(Order::id).toList();
        List.copyOf(members.keySet()).stream().filter(id -> !ids.contains(id)).forEach(this::leave);
        open.orders().stream()
                .filter(order -> !members.containsKey(order.id()))
                .forEach(order -> join(order, order.number() > known ? 0L : null));
        position = position.knowing(open.newest());
        if (!listed.equals(Optional.of(ids))) {
            listed = Optional.of(ids);
            waiting.add(new MyNews.Listed(ids, open.more(), position));
        }
    }

    private void join(Order order, @Nullable Long after) {
        Member member = new Member(order.id(), hub.follow(order, after));
        members.put(order.id(), member);
        position = position.with(order.id(), Objects.requireNonNullElse(after, order.lastSequence()));
        member.follower.begin(news);
    }

    private void leave(OrderId id) {
        Member member = members.remove(id);
        if (member != null) {
            member.follower.end();
        }
        position = position.without(id);
    }

    /** Those of whom nothing more is to come make room for others. */
    private void letGo() {
        List<OrderId> over = members.values().stream()
                .filter(member -> member.over)
                .map(member -> member.order)
                .toList();
        over.forEach(this::leave);
        stale |= !over.isEmpty();
    }

    /** Nothing is told of an order that is somebody else's by now. */
    private List<MyNews> tell(Member member, List<FeedEvent> events) {
        List<MyNews> said = new ArrayList<>();
        for (FeedEvent event : events) {
            if (event instanceof FeedEvent.State(OrderAnswer answer, var at, var sequence)) {
                member.over = !answer.order().state().isOpen() || !read.isOwn(answer.order());
                if (!read.isOwn(answer.order())) {
                    return List.of();
                }
            }
            position = position.with(member.order, event.sequence());
            said.add(new MyNews.Of(member.order, event, position));
        }
        return said;
    }

    private static final class Member {
        private final OrderId order;
        private final Feed<FeedEvent> follower;
        private boolean over;

        Member(OrderId order, Feed<FeedEvent> follower) {
            this.order = order;
            this.follower = follower;
        }
    }
}
