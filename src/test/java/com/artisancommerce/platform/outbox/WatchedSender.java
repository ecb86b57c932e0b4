package com.artisancommerce.platform.outbox;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Stands in front of the real sender: writes down what went through, fails on purpose, or holds a volley back. */
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
    public Uni<Sent> send(List<OutboxRow> volley) {
        List<OutboxRow> through = new ArrayList<>();
        List<Failed> failed = new ArrayList<>();
        Set<String> stopped = new HashSet<>();
        for (OutboxRow row : volley) {
            if (!stopped.contains(row.line())) {
                attempted.add(row.payload());
                if (fails.test(row.payload())) {
                    stopped.add(row.line());
                    failed.add(new Failed(row, new IllegalStateException("failed on purpose")));
                } else {
                    through.add(row);
                }
            }
        }
        boolean isHeld = through.stream().anyMatch(row -> held.test(row.payload()));
        Uni<Void> open = isHeld
                ? Uni.createFrom().completionStage(gate)
                : Uni.createFrom().voidItem();
        return open.chain(() -> real.send(through))
                .invoke(outcome -> outcome.arrived().forEach(row -> sent.add(row.payload())))
                .map(outcome -> {
                    failed.addAll(outcome.failed());
                    return new Sent(outcome.arrived(), failed);
                });
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
