package com.artisancommerce.platform.streams;

import com.artisancommerce.platform.streams.Feed.News;
import io.netty.buffer.ByteBuf;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One client's stream, from its first byte to its last.
 *
 * <p>Whatever happens, on whichever thread, is noted and makes it {@link #run} on the client's event loop, where everything is done.
 */
final class OpenStream implements EventStream, Runnable {

    private static final Logger LOG = Logger.getLogger(OpenStream.class);

    final String caller;
    private final OpenStreams all;
    private final Feed<StreamEvent> feed;
    private final EventWriter writer;
    private final Permission permission;
    private @Nullable Wire wire;
    private long beatAt;
    private volatile boolean beatDue;
    private volatile boolean endDue;
    private volatile @Nullable List<StreamEvent> read;
    private boolean reading;
    private boolean greeted;
    private boolean over;

    OpenStream(String caller, Permission permission, Feed<StreamEvent> feed, EventWriter writer, OpenStreams all) {
        this.caller = caller;
        this.permission = permission;
        this.feed = feed;
        this.writer = writer;
        this.all = all;
    }

    /** The head is out: it is counted from here on, and must not fail any more. */
    void begin(Wire to) {
        wire = to;
        beatAt = System.nanoTime();
        permission.begin(beatAt);
        all.add(this);
        to.listen(this, this::closed);
        try {
            feed.begin(this::news);
        } catch (RuntimeException e) {
            failed(e);
        }
        news();
    }

    /** Does what is due by now. Called by one thread only. */
    void tend(long nanoTime, Duration heartbeat, Duration recheck) {
        if (permission.isDue(nanoTime, recheck)) {
            inTurn(permission::stillAllowed, this::endUnless, this::failed);
        }
        if (nanoTime - beatAt >= heartbeat.toNanos()) {
            beatAt = nanoTime;
            beatDue = true;
            news();
        }
    }

    private void endUnless(boolean allowed) {
        if (!allowed) {
            end();
        }
    }

    /** Ends the stream after what was sent; the client reconnects elsewhere, or is refused there. */
    void end() {
        endDue = true;
        news();
    }

    private void news() {
        way().onLoop(this);
    }

    @Override
    public void run() {
        if (over) {
            return;
        }
        try {
            tellWhatIsNew();
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private void tellWhatIsNew() {
        takeWhatWasRead();
        if (!endDue && !reading && way().hasRoom()) {
            take(feed.next());
        }
        if (endDue) {
            finish();
        } else if (beatDue && way().hasRoom()) {
            beatDue = false;
            way().beat();
        }
    }

    /** Where there is more, others have their turn before. */
    private void take(News<StreamEvent> next) {
        switch (next) {
            case News.Now<StreamEvent>(List<StreamEvent> events, boolean more) -> {
                send(events);
                if (more) {
                    news();
                }
            }
            case News.Later<StreamEvent>(Uni<List<StreamEvent>> events) -> {
                reading = true;
                inTurn(() -> events, this::arrived, this::failed);
            }
        }
    }

    /** Thousands may have something to read at the same moment; what they read is the database's, which has few connections. */
    private <T> void inTurn(Supplier<Uni<T>> read, Consumer<T> arrived, Consumer<Throwable> failed) {
        all.reading.enter(() -> way().onLoop(() -> {
            if (over) {
                all.reading.leave();
            } else {
                Uni.createFrom()
                        .deferred(read::get)
                        .onTermination()
                        .invoke(all.reading::leave)
                        .subscribe()
                        .with(arrived, failed);
            }
        }));
    }

    private void arrived(List<StreamEvent> events) {
        read = events;
        news();
    }

    private void takeWhatWasRead() {
        List<StreamEvent> events = read;
        if (events != null) {
            read = null;
            reading = false;
            send(events);
        }
    }

    private void send(List<StreamEvent> events) {
        for (StreamEvent event : events) {
            if (!event.equals(StreamEvent.END)) {
                send(event);
            }
            endDue |= event.last();
        }
    }

    private void send(StreamEvent event) {
        ByteBuf bytes = way().buffer();
        try {
            writer.write(event, !greeted, bytes);
        } catch (RuntimeException e) {
            bytes.release();
            throw e;
        }
        greeted = true;
        way().send(bytes);
    }

    private void failed(Throwable failure) {
        LOG.warn("A stream ends because its events failed; its client comes back", failure);
        end();
    }

    private void finish() {
        if (!over) {
            closed();
            way().end();
        }
    }

    private void closed() {
        if (!over) {
            over = true;
            all.remove(this);
            feed.end();
        }
    }

    private Wire way() {
        return Objects.requireNonNull(wire, "the stream has not begun");
    }
}
