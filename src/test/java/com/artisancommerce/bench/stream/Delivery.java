package com.artisancommerce.bench.stream;

import com.artisancommerce.bench.measure.Pause;
import com.artisancommerce.bench.measure.Spread;
import com.artisancommerce.bench.measure.WarmUp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What it costs a server to tell a crowd: measured window by window, with the same pace for every server. */
final class Delivery implements AutoCloseable {

    /** Between two changes; the service tells of five a second at most. */
    private static final Duration EVERY = Duration.ofMillis(250);

    private static final double MICROSECONDS = 1e6;
    private static final double NANOSECONDS_PER_SECOND = 1e9;

    final Broadcaster server;
    private final Duration window;
    private final List<Window> windows = new ArrayList<>();
    private CrowdProcess crowd = new CrowdProcess();
    private double idleShare;
    private double secondsPerChange;

    Delivery(Broadcaster server, Duration window) {
        this.server = server;
        this.window = window;
    }

    void listen(int count) {
        server.listen(crowd, count);
    }

    /** Until two windows in a row agree, or for as long as is allowed. */
    void warmUp(Duration atMost) {
        WarmUp.until(() -> measured().cpuPerEvent(), atMost);
        double cpu = server.watched().processorSeconds();
        Pause.of(window);
        idleShare = (server.watched().processorSeconds() - cpu) * 1000 / window.toMillis();
    }

    void measure() {
        windows.add(measured());
    }

    /** What the changes cost when they are told to one alone: the road up to those who are told. */
    void measureChanges(int times) {
        crowd.close();
        crowd = new CrowdProcess();
        listen(1);
        List<Double> costs = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            Window alone = measured();
            costs.add(alone.cpu / alone.changes);
        }
        secondsPerChange = Spread.of(costs).median();
    }

    /** One window, without what the server costs while nothing happens. */
    private Window measured() {
        long told = crowd.told();
        double cpu = server.watched().processorSeconds();
        double crowdCpu = crowd.watched().processorSeconds();
        long begin = System.nanoTime();
        int changes = 0;
        for (long now = begin; now - begin < window.toNanos(); now = System.nanoTime()) {
            server.change();
            changes++;
            Pause.of(Duration.ofNanos(Math.max(0, EVERY.toNanos() - (System.nanoTime() - now))));
        }
        crowd.awaitQuiet();
        double seconds = (System.nanoTime() - begin) / NANOSECONDS_PER_SECOND;
        double used = server.watched().processorSeconds() - cpu - idleShare * seconds;
        double crowdShare = (crowd.watched().processorSeconds() - crowdCpu) / seconds;
        return new Window(used, changes, crowd.told() - told, crowdShare);
    }

    /** Microseconds of processor time for each event that a client was told, in each window. */
    List<Double> microseconds() {
        return each(window -> (window.cpu - window.changes * secondsPerChange) / window.told * MICROSECONDS);
    }

    /** The same with the changes themselves. */
    List<Double> withChanges() {
        return each(window -> window.cpuPerEvent() * MICROSECONDS);
    }

    List<Double> crowdShares() {
        return each(Window::crowdShare);
    }

    private List<Double> each(ToDoubleFunction<Window> what) {
        return windows.stream().mapToDouble(what).boxed().toList();
    }

    double idleShare() {
        return idleShare;
    }

    double millisPerChange() {
        return secondsPerChange * 1000;
    }

    @Override
    public void close() {
        crowd.close();
    }

    /**
     * What was seen in one.
     *
     * @param cpu seconds of processor time of the server
     * @param told events that clients were told
     * @param crowdShare of a processor, that the clients took themselves
     */
    private record Window(double cpu, int changes, long told, double crowdShare) {
        double cpuPerEvent() {
            return cpu / told;
        }
    }
}
