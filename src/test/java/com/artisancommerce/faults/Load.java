package com.artisancommerce.faults;

import com.artisancommerce.faults.Shop.Reply;
import com.artisancommerce.front.Workshop;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Customers who check out all the time, whatever happens, and remember what they were told. */
public final class Load implements AutoCloseable {

    private static final Duration PACE = Duration.ofMillis(25);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Queue<CompletableFuture<Reply>> sent = new ConcurrentLinkedQueue<>();
    private final Queue<String> accepted = new ConcurrentLinkedQueue<>();
    private final Queue<String> others = new ConcurrentLinkedQueue<>();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger customers = new AtomicInteger();
    private final Future<?> pace;

    private Load(List<Workshop> workshops, IntFunction<Shop> door, Duration each) {
        pace = clock.scheduleAtFixedRate(() -> send(workshops, door), 0, each.toMillis(), TimeUnit.MILLISECONDS);
    }

    public static Load on(Workshop workshop, Shop... doors) {
        return on(List.of(workshop), n -> doors[n % doors.length], PACE);
    }

    /**
     * @param door by which the customer of that number comes
     * @param pace the time between one and the next
     */
    static Load on(List<Workshop> workshops, IntFunction<Shop> door, Duration pace) {
        return new Load(workshops, door, pace);
    }

    private void send(List<Workshop> workshops, IntFunction<Shop> door) {
        int n = customers.getAndIncrement();
        sent.add(door.apply(n)
                .checkOutAndGo(n, workshops.get(n % workshops.size()).product())
                .whenComplete((reply, failure) -> remember(reply, failure)));
    }

    private void remember(@Nullable Reply reply, @Nullable Throwable failure) {
        if (reply == null) {
            others.add(String.valueOf(failure));
        } else if (reply.status() == 201 || reply.status() == 202) {
            accepted.add(reply.text("/id"));
        } else if (reply.status() == 503) {
            refused.incrementAndGet();
        } else {
            others.add(reply.status() + " " + reply.body());
        }
    }

    /** The checkouts that customers were told are accepted. */
    public Collection<String> accepted() {
        return accepted;
    }

    /** What came back that is neither accepted nor 503. */
    public Collection<String> otherAnswers() {
        return others;
    }

    void awaitAccepted(int count) {
        Awaitility.await(count + " checkouts accepted").atMost(PATIENCE).until(() -> accepted.size() >= count);
    }

    void awaitRefused(int count) {
        Awaitility.await(count + " checkouts refused with 503").atMost(PATIENCE).until(() -> refused.get() >= count);
    }

    /** Sends no more and waits for what is under way. */
    public void end() {
        pace.cancel(false);
        sent.forEach(reply -> reply.handle((answer, failure) -> answer).join());
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
