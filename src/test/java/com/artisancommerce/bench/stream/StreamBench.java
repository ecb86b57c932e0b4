package com.artisancommerce.bench.stream;

import com.artisancommerce.bench.Bench;
import com.artisancommerce.bench.Row;
import com.artisancommerce.localstack.LocalStack;
import com.artisancommerce.localstack.Ports;
import com.artisancommerce.localstack.ServiceProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Streams of the packaged service beside its peers, each in its own process, turn by turn in one run. */
public final class StreamBench implements Bench {

    private static final int ROUNDS = 5;

    @Override
    public String name() {
        return "stream";
    }

    @Override
    public String summary() {
        return "processor time of an event on a stream, memory of a connection, and how soon everybody knows";
    }

    @Override
    public List<Row> run(Options options) {
        Scale scale = options.quick() ? Scale.QUICK : Scale.FULL;
        List<Row> rows = new ArrayList<>();
        try (LocalStack stack = LocalStack.fresh().start();
                ServiceProcess service = OurService.start(stack)) {
            rows.addAll(sideBySide(stack, service, scale));
            rows.addAll(longQueue(stack, service, scale));
        }
        return rows;
    }

    private static List<Row> longQueue(LocalStack stack, ServiceProcess service, Scale scale) {
        OurService few = OurService.with(stack, service, 10);
        OurService many = OurService.with(stack, service, scale.waiting);
        List<Row> rows = new ArrayList<>();
        double ofFew = Completion.rowsWritten(few);
        double ofMany = Completion.rowsWritten(many);
        rows.add(Row.of("rows written by a completion, 10 waiting", ofFew, "rows", ofFew, ofFew));
        rows.add(Row.of(
                        "rows written by a completion, %,d waiting".formatted(scale.waiting),
                        ofMany,
                        "rows",
                        ofMany,
                        ofMany)
                .within(ofFew, ofFew));
        try (CrowdProcess crowd = new CrowdProcess()) {
            many.listen(crowd, scale.watching);
            rows.add(Completion.untilTheLastKnows(many, crowd, scale.watching, scale.waiting));
        }
        try (CrowdProcess crowd = new CrowdProcess()) {
            few.listen(crowd, scale.watching);
            rows.addAll(new Storm(few, crowd, scale.watching).blow(scale.window.multipliedBy(2)));
        }
        return rows;
    }

    private static List<Row> sideBySide(LocalStack stack, ServiceProcess service, Scale scale) {
        OurService ours = OurService.with(stack, service, scale.pieces);
        String payload = ours.stateAsStreamed();
        try (Peer multi = Peer.start("Quarkus REST Multi<record>", Ports.free(), payload, QuarkusPeer.command());
                Peer netty = Peer.start(
                        "raw Netty",
                        Ports.free(),
                        payload,
                        List.of("-cp", System.getProperty("java.class.path"), NettyPeer.class.getName(), "%d"));
                CrowdProcess one = new CrowdProcess();
                CrowdProcess two = new CrowdProcess();
                CrowdProcess three = new CrowdProcess()) {
            List<Delivery> all = List.of(
                    new Delivery(ours, one, scale.window),
                    new Delivery(multi, two, scale.window),
                    new Delivery(netty, three, scale.window));
            List<Row> rows = new ArrayList<>();
            rows.add(Row.of("data of an event", payload.length(), "B", payload.length(), payload.length()));
            List<Row> memory = List.of(
                    memory(ours, one, scale.watching),
                    memory(multi, two, scale.watching),
                    memory(netty, three, scale.watching));
            all.forEach(each -> each.warmUp(scale.warmUp));
            for (int round = 0; round < ROUNDS; round++) {
                all.forEach(Delivery::measure);
            }
            all.forEach(each -> rows.add(
                    row("processor time of an event, " + each.server.name(), "us", each, Delivery::microseconds)));
            rows.add(ratio("ours / Multi<record>", all.get(0), all.get(1)).atMost(0.67));
            rows.add(ratio("ours / raw Netty", all.get(0), all.get(2)).atMost(1.25));
            all.forEach(each -> rows.add(
                    row("clients' share of a processor, " + each.server.name(), "", each, Delivery::crowdShares)));
            all.forEach(each -> rows.add(Row.of(
                    "share of a processor at rest, " + each.server.name(),
                    each.idleShare(),
                    "",
                    each.idleShare(),
                    each.idleShare())));
            rows.add(memory.getFirst().atMost(12));
            rows.addAll(memory.subList(1, memory.size()));
            return rows;
        }
    }

    /** The heap in use with all of them less the heap in use with a twentieth, which has loaded what the first ones load. */
    private static Row memory(Broadcaster server, CrowdProcess crowd, int watching) {
        int first = watching / 20;
        server.listen(crowd, first);
        long before = server.watched().heapBytes();
        long residentBefore = server.watched().residentBytes();
        server.listen(crowd, watching - first);
        double bytes = server.watched().heapBytes() - before;
        double resident = server.watched().residentBytes() - residentBefore;
        double each = bytes / (watching - first) / 1024;
        return Row.of(
                "heap of an idle connection, " + server.name(),
                each,
                "KB",
                each,
                Math.max(each, resident / (watching - first) / 1024));
    }

    private static Row row(String measure, String unit, Delivery delivery, Function<Delivery, List<Double>> what) {
        List<Double> values = what.apply(delivery).stream().sorted().toList();
        return Row.of(measure, values.get(values.size() / 2), unit, values.getFirst(), values.getLast());
    }

    /** Round by round, so that what slowed both down does not count. */
    private static Row ratio(String measure, Delivery ours, Delivery other) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            ratios.add(ours.microseconds().get(round) / other.microseconds().get(round));
        }
        ratios.sort(null);
        return Row.of(measure, ratios.get(ratios.size() / 2), "ratio", ratios.getFirst(), ratios.getLast());
    }

    /** @param pieces that can be finished before the queue is empty */
    private record Scale(int watching, int waiting, int pieces, Duration window, Duration warmUp) {
        static final Scale QUICK = new Scale(1_000, 2_000, 400, Duration.ofSeconds(2), Duration.ofSeconds(12));
        static final Scale FULL = new Scale(5_000, 10_000, 1_000, Duration.ofSeconds(5), Duration.ofSeconds(60));
    }
}
