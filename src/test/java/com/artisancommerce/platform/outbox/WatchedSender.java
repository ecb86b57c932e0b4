package com.artisancommerce.platform.outbox;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Stands in front of the real sender: writes down what went through, fails on purpose, or holds a row back. */
final class WatchedSender implements EventSender {

    private final EventSender real;
    private final List<String> attempted = new CopyOnWriteArrayList<>();
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private volatile Predicate<String> fails = payload -> false;
    private volatile Predicate<String> held = payload -> false;
    private final CompletableFuture<Void> gate = new CompletableFuture<>();

    WatchedSender(EventSender real) {
        this.real = real;
    }

    @Override
    public Uni<Void> send(OutboxRow row) {
        attempted.add(row.payload());
        if (fails.test(row.payload())) {
            return Uni.createFrom().failure(new IllegalStateException("failed on purpose"));
        }
        Uni<Void> through = held.test(row.payload())
                ? Uni.createFrom().completionStage(gate)
                : Uni.createFrom().voidItem();
        return through.chain(() -> real.send(row)).invoke(() -> sent.add(row.payload()));
    }

    void fail(Predicate<String> payloads) {
        fails = payloads;
    }

    void hold(Predicate<String> payloads) {
        held = payloads;
    }

    void letGo() {
        gate.complete(null);
    }

    /** The payloads that the real sender took, of those that begin so. */
    List<String> sent(String prefix) {
        return sent.stream().filter(payload -> payload.startsWith(prefix)).toList();
    }

    List<String> attempted(String prefix) {
        return attempted.stream().filter(payload -> payload.startsWith(prefix)).toList();
    }
}
