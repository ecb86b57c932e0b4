package com.artisancommerce.bench.stream;

import com.artisancommerce.bench.Bench;
import com.artisancommerce.bench.Row;
import com.artisancommerce.bench.measure.Spread;
import com.artisancommerce.localstack.LocalStack;
import com.artisancommerce.localstack.ServiceProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Streams of the packaged service beside its peers, each in its own process, in one run. */
public final class StreamBench implements Bench {

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
            OurService ours = OurService.with(stack, service, scale.pieces);
            try (SideBySide peers = new SideBySide(ours, scale.watching, scale.window)) {
                rows.addAll(peers.run(scale.warmUp));
            }
            rows.addAll(longQueue(stack, service, scale));
        }
        return rows;
    }

    private static List<Row> longQueue(LocalStack stack, ServiceProcess service, Scale scale) {
        OurService few = OurService.with(stack, service, 10);
        OurService many = OurService.with(stack, service, scale.waiting);
        List<Row> rows = new ArrayList<>();
        double ofFew = Completion.rowsWritten(few);
        rows.add(Spread.once("rows written by a completion, 10 waiting", ofFew, "rows"));
        rows.add(Spread.once(
                        "rows written by a completion, %,d waiting".formatted(scale.waiting),
                        Completion.rowsWritten(many),
                        "rows")
                .within(ofFew, ofFew));
        try (CrowdProcess crowd = new CrowdProcess()) {
            many.listen(crowd, scale.watching);
            rows.add(Completion.untilTheLastKnows(many, crowd, scale.watching, scale.waiting));
        }
        try (CrowdProcess crowd = new CrowdProcess()) {
            few.listen(crowd, scale.watching);
            rows.addAll(new Storm(few, crowd, scale.watching).blow(scale.storm));
        }
        return rows;
    }

    /** @param pieces that can be finished before the queue is empty */
    private record Scale(int watching, int waiting, int pieces, Duration window, Duration warmUp, Duration storm) {
        static final Scale QUICK =
                new Scale(1_000, 2_000, 400, Duration.ofMillis(1_250), Duration.ofSeconds(5), Duration.ofSeconds(3));
        static final Scale FULL =
                new Scale(5_000, 10_000, 1_000, Duration.ofSeconds(5), Duration.ofSeconds(60), Duration.ofSeconds(10));
    }
}
