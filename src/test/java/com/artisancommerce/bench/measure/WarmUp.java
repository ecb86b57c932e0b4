package com.artisancommerce.bench.measure;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** Runs something until two windows in a row agree, so that what is measured afterwards is not the compiler at work. */
public final class WarmUp {

    private static final double AGREEMENT = 0.05;

    private WarmUp() {}

    /**
     * @param window measures once and answers the figure of interest
     * @param atMost when it does not settle; the window that has begun is ended
     */
    public static void until(DoubleSupplier window, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        double before = window.getAsDouble();
        for (double now = window.getAsDouble();
                Math.abs(now - before) > AGREEMENT * before && System.nanoTime() < end;
                now = window.getAsDouble()) {
            before = now;
        }
    }
}
