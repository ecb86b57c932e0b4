package com.artisancommerce.bench.checkout;

import com.artisancommerce.bench.Bench;
import com.artisancommerce.bench.Row;
import com.artisancommerce.bench.measure.PeerProcess;
import com.artisancommerce.bench.measure.Spread;
import com.artisancommerce.bench.measure.Watched;
import com.artisancommerce.faults.Invariants;
import com.artisancommerce.faults.Shop;
import com.artisancommerce.front.Workshop;
import com.artisancommerce.localstack.Database.Role;
import com.artisancommerce.localstack.LocalStack;
import com.artisancommerce.localstack.Ports;
import com.artisancommerce.localstack.ServiceProcess;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Checkouts of the packaged service beside plain peers on the same PostgreSQL, which syncs what is committed to the disk. */
public final class CheckoutBench implements Bench {

    private static final int ROUNDS = 5;
    private static final int MINUTES_A_DAY = 1_440;
    private static final int TWO_YEARS = 730;

    /** Customers keep their connections while others have their turn. */
    private static final Map<String, String> KEYS = Map.of(
            "artisan.http.idle-timeout", "PT1H",
            "artisan.capacity.hold", "PT2H",
            "artisan.capacity.hold-limit", "PT3H",
            "artisan.checkout.resend-after", "PT1H",
            "artisan.streams.max-open-per-caller", "20000");

    @Override
    public String name() {
        return "checkout";
    }

    @Override
    public String summary() {
        return "checkouts a second beside plain peers, and how soon a customer knows the place";
    }

    @Override
    public String remark(Row missed) {
        if (missed.measure().startsWith("checkouts taken in")) {
            return "a request takes many times the processor time of a bare route: the token's signature, the count in Redis, validation, and"
                    + " the framework's steps around each statement";
        }
        if (missed.measure().startsWith("accepted until")) {
            return "three events leave one after the other, each by way of the outbox and Kafka";
        }
        return "";
    }

    @Override
    public List<Row> run(Options options) {
        Scale scale = options.quick() ? Scale.QUICK : Scale.FULL;
        List<Row> rows = new ArrayList<>();
        try (LocalStack stack = LocalStack.durable().start();
                Database database = new Database(stack.database().connect(Role.SYSTEM))) {
            rows.add(Spread.once(
                            "PostgreSQL syncs commits (fsync is " + database.setting("fsync") + ")",
                            database.setting("fsync").equals("on") ? 1 : 0,
                            "yes")
                    .atLeast(1));
            rows.addAll(alone(stack, database, scale));
            database.forgetCheckouts();
            rows.addAll(endToEnd(stack, database, scale));
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot connect to the database", e);
        }
        return rows;
    }

    /** Intake and the step of the reservation, each by itself: events stay in the outbox. */
    private static List<Row> alone(LocalStack stack, Database database, Scale scale) {
        Map<String, String> keys = new HashMap<>(KEYS);
        keys.put("artisan.outbox.relay", "false");
        List<Row> rows = new ArrayList<>();
        try (ServiceProcess service = ServiceProcess.start(stack, keys);
                PeerProcess plain = plain(stack)) {
            Shop shop = Shop.at(service.baseUri(), stack.issuer().tokens());
            Workshop ours = shop.workshop(MINUTES_A_DAY, 1, TWO_YEARS);
            Workshop theirs = shop.workshop(MINUTES_A_DAY, 1, TWO_YEARS);
            rows.addAll(intake(stack, service, plain, ours, scale));
            try (ReservationStep step = new ReservationStep(
                    database, plain, ours, theirs, stack.kafka().bootstrapServers())) {
                rows.addAll(step.run(scale.commands, scale.warmUp));
            }
        }
        return rows;
    }

    private static List<Row> intake(
            LocalStack stack, ServiceProcess service, PeerProcess plain, Workshop workshop, Scale scale) {
        List<UUID> products = List.of(workshop.product());
        var tokens = stack.issuer().tokens();
        try (Contender ours = new Contender(
                        "checkouts taken in, this service",
                        new Watched(service.pid()),
                        service.baseUri(),
                        Requests.checkout("/v1/checkouts", tokens),
                        products,
                        scale.window,
                        () -> {});
                Contender raw = new Contender(
                        "checkouts taken in, raw Vert.x with the same SQL",
                        plain.watched(),
                        plain.baseUri(),
                        Requests.checkout("/checkouts", tokens),
                        products,
                        scale.window,
                        () -> {});
                Contender echo = new Contender(
                        "requests that do nothing",
                        plain.watched(),
                        plain.baseUri(),
                        Requests.checkout("/echo", tokens),
                        products,
                        scale.window,
                        () -> {})) {
            compare(scale, ours, raw, echo);
            List<Row> rows = new ArrayList<>(List.of(
                    ours.throughput(),
                    raw.throughput(),
                    echo.throughput(),
                    Contender.ratio("checkouts taken in, ours / raw Vert.x", ours.rates(), raw.rates())
                            .atLeast(0.8)));
            rows.addAll(ours.aside());
            rows.addAll(raw.aside());
            return rows;
        }
    }

    private static List<Row> endToEnd(LocalStack stack, Database database, Scale scale) {
        List<Row> rows = new ArrayList<>();
        try (ServiceProcess service = ServiceProcess.start(stack, KEYS);
                PeerProcess plain = plain(stack)) {
            var tokens = stack.issuer().tokens();
            Shop shop = Shop.at(service.baseUri(), tokens);
            Workshop hot = shop.workshop(MINUTES_A_DAY, 1, TWO_YEARS);
            Workshop theirs = shop.workshop(MINUTES_A_DAY, 1, TWO_YEARS);
            List<UUID> spread = workshops(shop, scale.artisans).stream()
                    .map(Workshop::product)
                    .toList();
            Watched watched = new Watched(service.pid());
            URI door = service.baseUri();
            String request = Requests.checkout("/v1/checkouts", tokens);
            try (Contender atOne = new Contender(
                            "checkouts reserved, one artisan",
                            watched,
                            door,
                            request,
                            List.of(hot.product()),
                            scale.window,
                            database::awaitAnswers);
                    Contender atMany = new Contender(
                            "checkouts reserved, %,d artisans".formatted(scale.artisans),
                            watched,
                            door,
                            request,
                            spread,
                            scale.window,
                            database::awaitAnswers);
                    Contender naive = new Contender(
                            "checkouts reserved, naive endpoint, one artisan",
                            plain.watched(),
                            plain.baseUri(),
                            Requests.checkout("/orders", tokens),
                            List.of(theirs.product()),
                            scale.window,
                            () -> {})) {
                compare(scale, atOne, atMany, naive);
                rows.addAll(List.of(
                        atOne.throughput(),
                        atMany.throughput(),
                        naive.throughput(),
                        Contender.ratio(
                                        "checkouts, one artisan / %,d artisans".formatted(scale.artisans),
                                        atOne.rates(),
                                        atMany.rates())
                                .atLeast(0.9),
                        Contender.ratio("checkouts at one artisan, ours / naive", atOne.rates(), naive.rates())));
                rows.addAll(atOne.aside());
                rows.addAll(atMany.aside());
                rows.addAll(naive.aside());
            }
            Workshop settling = shop.workshop(MINUTES_A_DAY, 1, TWO_YEARS);
            Workshop fresh = shop.workshop(MINUTES_A_DAY, 1, TWO_YEARS);
            try (AcceptedToPlace places = new AcceptedToPlace(door, plain, settling, fresh, tokens)) {
                rows.addAll(places.run(scale.window, scale.warmUp));
            }
            rows.addAll(truth(shop, watched, door, request, database, scale));
        }
        return rows;
    }

    /** More customers than there are hours: the last ones are refused, and not one too many is taken in. */
    private static List<Row> truth(
            Shop shop, Watched watched, URI door, String request, Database database, Scale scale) {
        Workshop crowded =
                shop.workshop(MINUTES_A_DAY, MINUTES_A_DAY * scale.days / scale.reservations * 10 / 9, scale.days);
        try (Contender crowd = new Contender(
                "checkouts a second until %,d are answered".formatted(scale.reservations),
                watched,
                door,
                request,
                List.of(crowded.product()),
                scale.window,
                database::awaitAnswers)) {
            double rate = crowd.perSecondOf(scale.reservations);
            Invariants.hold(database.connection(), crowded.artisan());
            return List.of(
                    Spread.once(crowd.name, rate, "1/s"),
                    Spread.once("places given then", database.version(crowded.artisan()) - 1.0, "places"));
        }
    }

    private static void compare(Scale scale, Contender... all) {
        for (Contender each : all) {
            each.warmUp(scale.warmUp);
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (Contender each : all) {
                each.measure();
            }
        }
    }

    private static List<Workshop> workshops(Shop shop, int count) {
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Future<Workshop>> made = IntStream.range(0, count)
                    .mapToObj(i -> threads.submit(() -> shop.workshop(MINUTES_A_DAY, 1, TWO_YEARS)))
                    .toList();
            List<Workshop> all = new ArrayList<>(count);
            for (Future<Workshop> each : made) {
                all.add(each.get());
            }
            return all;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("Cannot open " + count + " workshops", e);
        }
    }

    private static PeerProcess plain(LocalStack stack) {
        return PeerProcess.start(
                "plain shop", Ports.free(), PlainShop.class, LocalStack.asVariables(stack.environment()));
    }

    private record Scale(Duration window, Duration warmUp, int commands, int artisans, int reservations, int days) {
        static final Scale QUICK = new Scale(Duration.ofSeconds(1), Duration.ofSeconds(4), 3_000, 300, 5_000, 100);
        static final Scale FULL = new Scale(Duration.ofSeconds(10), Duration.ofMinutes(1), 20_000, 1_000, 100_000, 730);
    }
}
