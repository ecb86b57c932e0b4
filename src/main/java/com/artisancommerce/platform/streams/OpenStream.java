package com.artisancommerce.platform.streams;

import com.artisancommerce.platform.web.ProblemException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One client's stream, from its first byte to its last: what it is told beside its events. */
final class OpenStream {

    private static final Logger LOG = Logger.getLogger(OpenStream.class);

    private static final int SERVER_FAULTS = 500;

    final String caller;
    private final Supplier<Uni<Boolean>> stillAllowed;
    private @Nullable MultiEmitter<? super Frame> control;
    private long beatAt;
    private long checkedAt;
    private boolean ended;

    OpenStream(String caller, Supplier<Uni<Boolean>> stillAllowed, long nanoTime) {
        this.caller = caller;
        this.stillAllowed = stillAllowed;
        this.beatAt = nanoTime;
        this.checkedAt = nanoTime;
    }

    /** Heartbeats and the end. A client that reads nothing gets the latest of them only. */
    Multi<Frame> control() {
        return Multi.createFrom().<Frame>emitter(this::begin, BackPressureStrategy.LATEST);
    }

    private synchronized void begin(MultiEmitter<? super Frame> emitter) {
        control = emitter;
        if (ended) {
            emitter.emit(Frame.END);
        }
    }

    /** Does what is due by now. */
    synchronized void tend(long nanoTime, Duration heartbeat, Duration recheck) {
        if (nanoTime - checkedAt >= recheck.toNanos()) {
            checkedAt = nanoTime;
            checkAgain();
        }
        if (nanoTime - beatAt >= heartbeat.toNanos()) {
            beatAt = nanoTime;
            say(Frame.HEARTBEAT);
        }
    }

    /** Ends the stream after what was sent; the client reconnects elsewhere, or is refused there. */
    synchronized void end() {
        say(Frame.END);
        ended = true;
    }

    /** A refusal ends it. An answer that cannot be had says nothing: the stream goes on and is asked about again. */
    private void checkAgain() {
        stillAllowed
                .get()
                .subscribe()
                .with(
                        allowed -> {
                            if (!allowed) {
                                end();
                            }
                        },
                        this::couldNotSay);
    }

    private void couldNotSay(Throwable failure) {
        if (failure instanceof ProblemException problem && problem.type().status() < SERVER_FAULTS) {
            end();
        } else {
            LOG.warnf("Could not check whether a stream may go on: %s", failure.toString());
        }
    }

    private void say(Frame frame) {
        if (control != null && !ended) {
            control.emit(frame);
        }
    }
}
