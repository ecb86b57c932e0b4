package com.artisancommerce.platform;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets so many in at once. All others wait outside, in the order in which they came and without a bound: whoever uses it bounds how many
 * may come. Nobody is ever blocked: who waits is run by the thread of the one who leaves.
 */
public final class Turnstile {

    private final int most;
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger turning = new AtomicInteger();

    public Turnstile(int most) {
        this.most = most;
    }

    /** @param visitor run once there is room; it must not fail, and {@link #leave()} is called once for it */
    public void enter(Runnable visitor) {
        waiting.add(visitor);
        turn();
    }

    public void leave() {
        inside.decrementAndGet();
        turn();
    }

    public int waiting() {
        return waiting.size();
    }

    /** By one thread at a time; whoever comes meanwhile makes it look again. So visitors who leave at once need no stack. */
    private void turn() {
        if (turning.getAndIncrement() > 0) {
            return;
        }
        int seen = 1;
        do {
            letIn();
            seen = turning.addAndGet(-seen);
        } while (seen > 0);
    }

    private void letIn() {
        while (inside.get() < most) {
            Runnable next = waiting.poll();
            if (next == null) {
                return;
            }
            inside.incrementAndGet();
            next.run();
        }
    }
}
