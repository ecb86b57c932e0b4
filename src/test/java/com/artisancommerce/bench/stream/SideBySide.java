package com.artisancommerce.bench.stream;

import com.artisancommerce.bench.Row;
import com.artisancommerce.bench.measure.PeerProcess;
import com.artisancommerce.bench.measure.Spread;
import com.artisancommerce.localstack.Ports;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The service and its peers, each with as many clients and the same event, measured turn by turn. */
final class SideBySide implements AutoCloseable {

    private static final int ROUNDS = 5;
    private static final int CHANGES_ALONE = 3;
    private static final int WATCHERS_BEFORE = 50;
    private static final double KIB = 1024;

    private final int watching;
    private final int bytes;
    private final Delivery ours;
    private final Delivery multi;
    private final Delivery netty;
    private final List<Delivery> all;

    SideBySide(OurService service, int watching, Duration window) {
        String payload = service.stateAsStreamed();
        this.watching = watching;
        this.bytes = payload.length();
        this.ours = new Delivery(service, window);
        this.multi = new Delivery(
                Peer.of(PeerProcess.start("Quarkus REST Multi<record>", Ports.free(), QuarkusPeer.command()), payload),
                window);
        this.netty =
                new Delivery(Peer.of(PeerProcess.start("raw Netty", Ports.free(), NettyPeer.class), payload), window);
        this.all = List.of(ours, multi, netty);
    }

    List<Row> run(Duration warmUp) {
        List<Row> memory = all.stream().map(this::memory).toList();
        all.forEach(each -> each.warmUp(warmUp));
        for (int round = 0; round < ROUNDS; round++) {
            all.forEach(Delivery::measure);
        }
        all.forEach(each -> each.measureChanges(CHANGES_ALONE));
        List<Row> rows = new ArrayList<>();
        rows.add(Spread.once("data of an event", bytes, "B"));
        all.forEach(each ->
                rows.add(Spread.of(each.microseconds()).row("processor time of an event, " + name(each), "us")));
        rows.add(
                ratio("processor time of an event, ours / Multi<record>", multi).atMost(0.67));
        rows.add(ratio("processor time of an event, ours / raw Netty", netty).atMost(1.25));
        all.forEach(each -> rows.addAll(aside(each)));
        rows.add(memory.getFirst().atMost(12));
        rows.addAll(memory.subList(1, memory.size()));
        return rows;
    }

    private static List<Row> aside(Delivery each) {
        return List.of(
                Spread.once("a change that one is told of, " + name(each), each.millisPerChange(), "ms"),
                Spread.of(each.withChanges()).row("an event with its share of the change, " + name(each), "us"),
                Spread.of(each.crowdShares()).row("its clients' own share of a processor, " + name(each), "share"),
                Spread.once("share of a processor at rest, " + name(each), each.idleShare(), "share"));
    }

    /** Heap in use with all of them less that with a few, who have loaded what the first ones load. */
    private Row memory(Delivery each) {
        each.listen(WATCHERS_BEFORE);
        long before = each.server.watched().heapBytes();
        long residentBefore = each.server.watched().residentBytes();
        int more = watching - WATCHERS_BEFORE;
        each.listen(more);
        double heap = (each.server.watched().heapBytes() - before) / KIB / more;
        double resident = (each.server.watched().residentBytes() - residentBefore) / KIB / more;
        return Row.of("heap of an idle connection (up to: resident), " + name(each), heap, "KB", heap, resident);
    }

    /** Round by round, so that what slowed both down does not count. */
    private Row ratio(String measure, Delivery other) {
        List<Double> one = ours.microseconds();
        List<Double> two = other.microseconds();
        return Spread.of(IntStream.range(0, ROUNDS)
                        .mapToObj(round -> one.get(round) / two.get(round))
                        .toList())
                .row(measure, "ratio");
    }

    private static String name(Delivery delivery) {
        return delivery.server.name();
    }

    /** The service goes on. */
    @Override
    public void close() {
        all.forEach(Delivery::close);
        multi.server.close();
        netty.server.close();
    }
}
