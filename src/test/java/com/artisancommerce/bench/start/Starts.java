package com.artisancommerce.bench.start;

import com.artisancommerce.bench.Row;
import com.artisancommerce.bench.measure.Pause;
import com.artisancommerce.bench.measure.Spread;
import com.artisancommerce.bench.measure.Watched;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** One server started again and again. */
final class Starts {

    /** The caches are warmed and the topics joined by then. */
    private static final Duration SETTLED = Duration.ofSeconds(2);

    private static final double NANOSECONDS_PER_SECOND = 1e9;
    private static final double MEGABYTE = 1 << 20;

    private final String name;
    private final Supplier<Started> start;
    private final List<Double> seconds = new ArrayList<>();
    private final List<Double> processorSeconds = new ArrayList<>();
    private final List<Double> megabytes = new ArrayList<>();

    /** @param start returns when the server is ready */
    Starts(String name, Supplier<Started> start) {
        this.name = name;
        this.start = start;
    }

    void measure() {
        long begin = System.nanoTime();
        Started server = start.get();
        seconds.add(secondsSince(begin));
        processorSeconds.add(server.watched().processorSeconds());
        Pause.of(SETTLED);
        megabytes.add(megabytes(server.watched()));
        server.stop().run();
    }

    List<Row> rows() {
        return List.of(
                Spread.of(seconds).row("time to ready, " + name, "s"),
                Spread.of(processorSeconds).row("processor time until ready, " + name, "s"),
                Spread.of(megabytes).row("resident memory after the start, " + name, "MB"));
    }

    static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / NANOSECONDS_PER_SECOND;
    }

    static double megabytes(Watched watched) {
        return watched.residentBytes() / MEGABYTE;
    }

    /** A server that is ready. */
    record Started(Watched watched, Runnable stop) {}
}
