package com.artisancommerce.bench.start;

import com.artisancommerce.bench.Bench;
import com.artisancommerce.bench.Row;
import com.artisancommerce.bench.measure.PeerProcess;
import com.artisancommerce.bench.measure.Spread;
import com.artisancommerce.bench.measure.Watched;
import com.artisancommerce.bench.start.Starts.Started;
import com.artisancommerce.bench.stream.QuarkusPeer;
import com.artisancommerce.localstack.LocalStack;
import com.artisancommerce.localstack.Ports;
import com.artisancommerce.localstack.ServiceJvm;
import com.artisancommerce.localstack.ServiceProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** From the command to the first "ready", and the resident memory then and under load, of the service as it is and of the small one. */
public final class StartBench implements Bench {

    private static final String SMALL = "small";

    /** Megabytes; docs/operations.md says how far from it the service is. */
    private static final int SMALL_MEGABYTES = 256;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String summary() {
        return "time to ready, and resident memory after the start and under load (Linux)";
    }

    @Override
    public List<Row> run(Options options) {
        Scale scale = options.quick() ? Scale.QUICK : Scale.FULL;
        List<Row> rows = new ArrayList<>();
        try (LocalStack stack = LocalStack.fresh().start()) {
            rows.add(firstStart(stack));
            List<Starts> all = List.of(
                    new Starts("usual", () -> service(stack, ServiceJvm.USUAL)),
                    new Starts(SMALL, () -> service(stack, ServiceJvm.SMALL)),
                    new Starts("bare Quarkus REST", StartBench::peer));
            for (int round = 0; round < scale.rounds; round++) {
                all.forEach(Starts::measure);
            }
            all.forEach(each -> rows.addAll(each.rows()));
            rows.addAll(new UnderLoad(stack, scale.load).rows("usual", ServiceJvm.USUAL));
            rows.addAll(new UnderLoad(stack, scale.load).rows(SMALL, ServiceJvm.SMALL));
        }
        return rows.stream().map(StartBench::withGoal).toList();
    }

    @Override
    public String remark(Row missed) {
        return "25,000 classes and their names take 145 MB whatever the heap; a cache of classes (AOT) is not tried yet";
    }

    /** The migrations are in it. */
    private static Row firstStart(LocalStack stack) {
        long begin = System.nanoTime();
        try (ServiceProcess service = ServiceProcess.start(stack)) {
            double seconds = Starts.secondsSince(begin);
            return Spread.once("time to ready, usual, on an empty database", seconds, "s");
        }
    }

    private static Started service(LocalStack stack, ServiceJvm jvm) {
        ServiceProcess service = ServiceProcess.start(stack, Map.of(), jvm);
        return new Started(new Watched(service.pid()), service::close);
    }

    private static Started peer() {
        PeerProcess peer = PeerProcess.start("bare Quarkus REST", Ports.free(), QuarkusPeer.command());
        return new Started(peer.watched(), peer::close);
    }

    private static Row withGoal(Row row) {
        return row.measure().startsWith("resident memory") && row.measure().endsWith(SMALL)
                ? row.atMost(SMALL_MEGABYTES)
                : row;
    }

    private record Scale(int rounds, Duration load) {
        static final Scale QUICK = new Scale(5, Duration.ofSeconds(4));
        static final Scale FULL = new Scale(9, Duration.ofMinutes(2));
    }
}
