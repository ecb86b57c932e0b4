package com.artisancommerce.localstack;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;

/** What must be stopped when this program ends, in order; the hooks of the JVM itself have none. */
final class Shutdown {
    private static final ConcurrentLinkedDeque<Runnable> STEPS = new ConcurrentLinkedDeque<>();

    private static final AtomicBoolean BEGUN = new AtomicBoolean();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Shutdown::run, "shutdown"));
    }

    private Shutdown() {}

    static boolean hasBegun() {
        return BEGUN.get();
    }

    static void first(Runnable step) {
        STEPS.addFirst(step);
    }

    static void last(Runnable step) {
        STEPS.addLast(step);
    }

    private static void run() {
        BEGUN.set(true);
        Console.say("Stopping");
        for (Runnable step : STEPS) {
            try {
                step.run();
            } catch (RuntimeException e) {
                Console.say("  " + e.getMessage());
            }
        }
        Console.say("Stopped");
    }
}
