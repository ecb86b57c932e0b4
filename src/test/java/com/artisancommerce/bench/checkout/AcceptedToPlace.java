package com.artisancommerce.bench.checkout;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.artisancommerce.bench.Row;
import com.artisancommerce.bench.measure.LoadProcess;
import com.artisancommerce.bench.measure.PeerProcess;
import com.artisancommerce.bench.measure.Spread;
import com.artisancommerce.bench.measure.WarmUp;
import com.artisancommerce.front.Workshop;
import com.artisancommerce.localstack.Tokens;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * How long a customer waits for the place: from the instant of acceptance that the answer names until the client has read it from the
 * checkout's stream, which it opens when it has the answer. At a steady pace of half of what the service can do at most, beside as many requests
 * to a server that does nothing.
 */
final class AcceptedToPlace implements AutoCloseable {

    private static final int ROUNDS = 5;
    /** Enough to keep the service busy; more would only wait for each other. */
    private static final int CUSTOMERS = 100;

    private static final double MILLI = 1_000;

    private final LoadProcess followers = LoadProcess.start(Followers.class, 256);

    private final Workshop settling;
    private final Workshop workshop;

    /** @param settling where customers go until the service is warm, so that the other is as empty in every run */
    AcceptedToPlace(URI shop, PeerProcess plain, Workshop settling, Workshop workshop, Tokens tokens) {
        this.settling = settling;
        this.workshop = workshop;
        followers.ask("at " + shop.getPort() + " " + plain.baseUri().getPort());
        followers.ask("ask " + base64(Requests.checkout("/v1/checkouts", tokens)));
        followers.ask("watch " + base64(Requests.stream(tokens)));
    }

    List<Row> run(Duration window, Duration warmUp) {
        followers.ask("for " + settling.product());
        WarmUp.until(() -> rush(window), warmUp);
        List<Double> most = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            most.add(rush(window));
        }
        Spread atMost = Spread.of(most);
        List<Row> rows = new ArrayList<>();
        rows.add(atMost.row("checkouts followed to their place, %d customers at a time".formatted(CUSTOMERS), "1/s"));
        followers.ask("for " + workshop.product());
        rows.addAll(atSteadyPace(atMost.median() / 2, window));
        return rows;
    }

    private List<Row> atSteadyPace(double perSecond, Duration window) {
        int count = (int) (perSecond * window.toMillis() / MILLI);
        double cpu = followers.watched().processorSeconds();
        long begin = System.nanoTime();
        List<double[]> rounds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            rounds.add(follow(perSecond, count));
        }
        double share = (followers.watched().processorSeconds() - cpu) * 1e9 / (System.nanoTime() - begin);
        return List.of(
                Spread.once("half of them, at a steady pace", perSecond, "1/s"),
                row("accepted until the place is on the stream, median", rounds, 0),
                row("accepted until the place is on the stream, 99 of 100", rounds, 1)
                        .atMost(50),
                row("accepted until the place is on the stream, 999 of 1,000", rounds, 2),
                row("no-op echo meanwhile, median", rounds, 3),
                row("no-op echo meanwhile, 99 of 100", rounds, 4),
                Spread.once("followers' own share of a processor", share, "share"));
    }

    private double rush(Duration window) {
        return Double.parseDouble(answer("rush " + CUSTOMERS + " " + window.toMillis()));
    }

    private double[] follow(double perSecond, int count) {
        String[] micros = answer("follow " + perSecond + " " + count).split(" ", -1);
        double[] millis = new double[micros.length];
        for (int i = 0; i < micros.length; i++) {
            millis[i] = Long.parseLong(micros[i]) / MILLI;
        }
        return millis;
    }

    private String answer(String order) {
        String answer = followers.ask(order);
        if (answer.startsWith("only")) {
            throw new IllegalStateException(answer);
        }
        return answer;
    }

    private static Row row(String measure, List<double[]> rounds, int figure) {
        return Spread.of(rounds.stream().map(round -> round[figure]).toList()).row(measure, "ms");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    @Override
    public void close() {
        followers.close();
    }
}
