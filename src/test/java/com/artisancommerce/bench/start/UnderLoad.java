package com.artisancommerce.bench.start;

import com.artisancommerce.bench.Row;
import com.artisancommerce.bench.load.ClientsProcess;
import com.artisancommerce.bench.load.Request;
import com.artisancommerce.bench.load.Tally;
import com.artisancommerce.bench.measure.Pause;
import com.artisancommerce.bench.measure.Spread;
import com.artisancommerce.bench.measure.Watched;
import com.artisancommerce.bench.stream.CrowdProcess;
import com.artisancommerce.faults.Load;
import com.artisancommerce.faults.Shop;
import com.artisancommerce.front.Workshop;
import com.artisancommerce.localstack.LocalStack;
import com.artisancommerce.localstack.ServiceJvm;
import com.artisancommerce.localstack.ServiceProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Memory while guests read the catalogue as fast as they can, customers check out at one artisan, and others watch that queue. */
final class UnderLoad {

    private static final String SHOP = "X-Shop: willow-and-wool";
    private static final int WATCHING = 500;
    private static final int READING = 16;
    private static final Duration EVERY = Duration.ofMillis(250);
    private static final Map<String, String> KEYS =
            Map.of("artisan.limits.address-per-minute", "1000000000", "artisan.streams.max-open-per-caller", "1000");

    private final LocalStack stack;
    private final Duration time;

    UnderLoad(LocalStack stack, Duration time) {
        this.stack = stack;
        this.time = time;
    }

    List<Row> rows(String name, ServiceJvm jvm) {
        try (ServiceProcess service = ServiceProcess.start(stack, KEYS, jvm)) {
            Shop shop = Shop.at(service.baseUri(), stack.issuer().tokens());
            Workshop workshop = shop.workshop(1440, 1, 730);
            try (CrowdProcess crowd = watching(service, workshop);
                    ClientsProcess readers = reading(service, workshop);
                    Load customers = Load.on(workshop, shop)) {
                long told = crowd.told();
                CompletableFuture<Tally> read = CompletableFuture.supplyAsync(() -> readers.during(time));
                Spread megabytes = megabytes(new Watched(service.pid()), read);
                customers.end();
                Tally answers = read.join();
                return List.of(
                        Row.of(
                                "resident memory under load, at most, " + name,
                                megabytes.most(),
                                "MB",
                                megabytes.least(),
                                megabytes.most()),
                        aSecond("catalogue read under load, " + name, answers.answers()),
                        Spread.once(
                                "of these turned away, " + name,
                                answers.others() / (double) answers.answers(),
                                "share"),
                        aSecond("checkouts under load, " + name, accepted(customers)),
                        aSecond("events told under load, " + name, crowd.told() - told));
            }
        }
    }

    private static CrowdProcess watching(ServiceProcess service, Workshop workshop) {
        CrowdProcess crowd = new CrowdProcess();
        crowd.listen(
                service.baseUri().resolve("/v1/artisans/" + workshop.artisan() + "/queue/events"),
                WATCHING,
                "Accept: text/event-stream",
                SHOP);
        return crowd;
    }

    private static ClientsProcess reading(ServiceProcess service, Workshop workshop) {
        ClientsProcess clients = ClientsProcess.of(service.baseUri(), READING);
        clients.ask(List.of(
                Request.to("/v1/products/" + workshop.product(), SHOP),
                Request.to("/v1/products?limit=50", SHOP, "Accept-Encoding: gzip")));
        return clients;
    }

    private Row aSecond(String measure, long count) {
        return Spread.once(measure, count / (double) time.toSeconds(), "1/s");
    }

    private static int accepted(Load customers) {
        if (!customers.otherAnswers().isEmpty()) {
            throw new IllegalStateException("Under load customers were told " + customers.otherAnswers());
        }
        return customers.accepted().size();
    }

    private static Spread megabytes(Watched service, CompletableFuture<?> until) {
        List<Double> megabytes = new ArrayList<>();
        while (!until.isDone()) {
            Pause.of(EVERY);
            megabytes.add(Starts.megabytes(service));
        }
        return Spread.of(megabytes);
    }
}
