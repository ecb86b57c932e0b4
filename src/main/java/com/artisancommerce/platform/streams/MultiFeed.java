package com.artisancommerce.platform.streams;

import com.artisancommerce.platform.streams.Feed.News.Now;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import java.util.List;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A feed of events that somebody else makes. They are asked for one at a time, when the client has room. */
final class MultiFeed implements Feed<StreamEvent>, MultiSubscriber<StreamEvent> {

    private static final Logger LOG = Logger.getLogger(MultiFeed.class);
    private static final Now<StreamEvent> NOTHING = Now.nothing();
    private static final Now<StreamEvent> OVER = new Now<>(List.of(StreamEvent.END), false);

    private final Multi<StreamEvent> events;
    private final AtomicReference<@Nullable StreamEvent> arrived = new AtomicReference<>();
    private Runnable news = () -> {};
    private volatile @Nullable Subscription subscription;
    private volatile boolean awaited;
    private volatile boolean over;
    private volatile boolean ended;

    MultiFeed(Multi<StreamEvent> events) {
        this.events = events;
    }

    @Override
    public void begin(Runnable arrival) {
        news = arrival;
        events.subscribe().withSubscriber(this);
    }

    /** Whether an event is on its way is looked at first: it may arrive at any moment, and no other is asked for before it is taken. */
    @Override
    public News<StreamEvent> next() {
        boolean onItsWay = awaited;
        Now<StreamEvent> next = taken();
        Subscription source = subscription;
        if (!next.events().isEmpty() || onItsWay || source == null) {
            return next;
        }
        awaited = true;
        source.request(1);
        return taken();
    }

    /** What is over is looked at first: an event that came in between is there by then. */
    private Now<StreamEvent> taken() {
        boolean wasOver = over;
        StreamEvent event = arrived.getAndSet(null);
        if (event != null) {
            return new Now<>(List.of(event), true);
        }
        return wasOver ? OVER : NOTHING;
    }

    @Override
    public void end() {
        ended = true;
        Subscription source = subscription;
        if (source != null) {
            source.cancel();
        }
    }

    @Override
    public void onSubscribe(Subscription source) {
        subscription = source;
        if (ended) {
            source.cancel();
        }
        news.run();
    }

    @Override
    public void onItem(StreamEvent event) {
        arrived.set(event);
        awaited = false;
        news.run();
    }

    @Override
    public void onFailure(Throwable failure) {
        LOG.warn("A stream ends because its events failed; its client comes back", failure);
        onCompletion();
    }

    @Override
    public void onCompletion() {
        over = true;
        news.run();
    }
}
