package com.artisancommerce.bench.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What it costs a server to tell a crowd: measured window by window, with the same pace for every server. */
final class Delivery {

    /** Between two changes; the service tells of five a second at most. */
    private static final long EVERY_MILLIS = 250;

    private static final double AGREEMENT = 0.05;
    private static final double MICROSECONDS = 1e6;

    final Broadcaster server;
    private final CrowdProcess crowd;
    private final Duration window;
    private final List<Double> microseconds = new ArrayList<>();
    private final List<Double> crowdShares = new ArrayList<>();
    private double idleShare;

    Delivery(Broadcaster server, CrowdProcess crowd, Duration window) {
        this.server = server;
        this.crowd = crowd;
        this.window = window;
    }

    /** Until two windows in a row agree, or for as long as is allowed. */
    void warmUp(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        double before = measure();
        for (double now = measure();
                Math.abs(now - before) > AGREEMENT * before && System.nanoTime() < end;
                now = measure()) {
            before = now;
        }
        rest(window);
        microseconds.clear();
        crowdShares.clear();
    }

    /** What it costs while nothing happens is not counted as the cost of a delivery. */
    private void rest(Duration time) {
        double before = server.watched().processorSeconds();
        pause(time.toMillis());
        idleShare = (server.watched().processorSeconds() - before) * 1000 / time.toMillis();
    }

    /** Microseconds of processor time for each event that a client was told, in one window. */
    double measure() {
        long told = crowd.told();
        double cpu = server.watched().processorSeconds();
        double crowdCpu = crowd.watched().processorSeconds();
        long begin = System.nanoTime();
        long end = begin + window.toNanos();
        while (System.nanoTime() < end) {
            long next = System.nanoTime() + Duration.ofMillis(EVERY_MILLIS).toNanos();
            server.change();
            pause(Math.max(0, (next - System.nanoTime()) / 1_000_000));
        }
        crowd.awaitQuiet();
        double seconds = (System.nanoTime() - begin) / 1e9;
        double used = server.watched().processorSeconds() - cpu - idleShare * seconds;
        crowdShares.add((crowd.watched().processorSeconds() - crowdCpu) / seconds);
        double each = used * MICROSECONDS / (crowd.told() - told);
        microseconds.add(each);
        return each;
    }

    List<Double> microseconds() {
        return microseconds;
    }

    double idleShare() {
        return idleShare;
    }

    List<Double> crowdShares() {
        return crowdShares;
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
