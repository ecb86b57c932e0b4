package com.artisancommerce.bench.checkout;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.artisancommerce.bench.Row;
import com.artisancommerce.bench.measure.LoadProcess;
import com.artisancommerce.bench.measure.Spread;
import com.artisancommerce.bench.measure.WarmUp;
import com.artisancommerce.bench.measure.Watched;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** One way to take checkouts in, with customers of its own who keep it busy. */
final class Contender implements AutoCloseable {

    static final int CUSTOMERS = 32;
    private static final int FIRST = 300;
    private static final double NANOS = 1e9;
    private static final double MICROS = 1e6;

    final String name;
    private final Watched server;
    private final LoadProcess buyers;
    private final Runnable settled;
    private final Duration window;
    private final List<Double> rates = new ArrayList<>();
    private final List<Double> processor = new ArrayList<>();
    private final List<Double> clients = new ArrayList<>();
    private final List<Double> medians = new ArrayList<>();
    private final List<Double> slow = new ArrayList<>();
    private int count = FIRST;

    /** @param settled returns when all that was sent has had its effect */
    Contender(
            String name,
            Watched server,
            URI door,
            String request,
            List<UUID> products,
            Duration window,
            Runnable settled) {
        this.name = name;
        this.server = server;
        this.settled = settled;
        this.window = window;
        buyers = LoadProcess.start(Buyers.class, 256);
        buyers.ask("at " + door.getPort() + " " + CUSTOMERS);
        buyers.ask("ask " + Base64.getEncoder().encodeToString(request.getBytes(UTF_8)));
        buyers.ask("for " + products.stream().map(UUID::toString).collect(Collectors.joining(",")));
    }

    /** Until two windows in a row agree; from then on a window is as long as it should be. */
    void warmUp(Duration atMost) {
        WarmUp.until(
                () -> {
                    double rate = buy(count).rate();
                    count = (int) Math.max(FIRST, rate * window.toMillis() / 1_000);
                    return rate;
                },
                atMost);
    }

    void measure() {
        Bought bought = buy(count);
        rates.add(bought.rate());
        processor.add(bought.processor());
        clients.add(bought.clients());
        medians.add(bought.median());
        slow.add(bought.slow());
    }

    private record Bought(double rate, double processor, double clients, double median, double slow) {}

    private Bought buy(int howMany) {
        double cpu = server.processorSeconds();
        double clientCpu = buyers.watched().processorSeconds();
        long begin = System.nanoTime();
        String[] answer = buyers.ask("buy " + howMany).split(" ", -1);
        if (!answer[3].equals("0")) {
            throw new IllegalStateException(name + ": " + answer[3] + " of " + howMany + " were refused; see above");
        }
        settled.run();
        double seconds = (System.nanoTime() - begin) / NANOS;
        return new Bought(
                howMany / seconds,
                (server.processorSeconds() - cpu) * MICROS / howMany,
                (buyers.watched().processorSeconds() - clientCpu) / seconds,
                Double.parseDouble(answer[1]) / 1_000,
                Double.parseDouble(answer[2]) / 1_000);
    }

    /** So many more, in one go. */
    double perSecondOf(int howMany) {
        return buy(howMany).rate();
    }

    List<Double> rates() {
        return List.copyOf(rates);
    }

    Row throughput() {
        return Spread.of(rates).row(name, "1/s");
    }

    List<Row> aside() {
        return List.of(
                Spread.of(processor).row("processor time of one in the server, " + name, "us"),
                Spread.of(medians).row("median answer time, " + name, "ms"),
                Spread.of(slow).row("99 of 100 answered within, " + name, "ms"),
                Spread.of(clients).row("clients' own share of a processor, " + name, "share"));
    }

    /** Round by round, so that what slowed both down does not count. */
    static Row ratio(String measure, List<Double> ours, List<Double> theirs) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ours.size(); round++) {
            ratios.add(ours.get(round) / theirs.get(round));
        }
        return Spread.of(ratios).row(measure, "ratio");
    }

    @Override
    public void close() {
        buyers.close();
    }
}
