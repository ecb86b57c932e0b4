package com.artisancommerce.bench.checkout;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Customers who check out, open the stream of the checkout and are done when it says the place. They come as soon as one before them is done, or
 * at a steady pace, whatever becomes of those before them; then somebody beside each of them asks a server that does nothing. Told what to do by
 * lines: {@code at <port> <port of the other>}, {@code ask <base64>}, {@code watch <base64>}, {@code for <product>},
 * {@code rush <customers> <milliseconds>}, which answers how many a second were done, and {@code follow <a second> <count>}, which answers, in
 * microseconds, the median, the 99th and the 999th for the place and for the echo.
 */
final class Followers {

    private static final Pattern ACCEPTED =
            Pattern.compile("\"id\":\"([0-9a-f-]{36})\".*\"acceptedAt\":\"([^\"]+)\"", Pattern.DOTALL);
    private static final String PLACED = "\"status\":\"reserved\"";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Selector selector = Selector.open();
    private final Deque<Lane> idle = new ArrayDeque<>();
    private final Deque<Lane> idleEchoes = new ArrayDeque<>();
    private final List<Long> places = new ArrayList<>();
    private final List<Long> echoes = new ArrayList<>();
    private int underWay;
    private long rushEnds;
    private int port;
    private int echoPort;
    private String request = "";
    private String product = "";
    private String watch = "";

    private Followers() throws IOException {}

    public static void main(String[] arguments) throws IOException {
        Followers followers = new Followers();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                System.out.println(followers.obey(line.split(" ", -1)));
            }
        }
    }

    private String obey(String[] order) throws IOException {
        switch (order[0]) {
            case "at" -> {
                port = Integer.parseInt(order[1]);
                echoPort = Integer.parseInt(order[2]);
            }
            case "ask" -> request = text(order[1]);
            case "watch" -> watch = text(order[1]);
            case "for" -> product = order[1];
            case "rush" -> {
                return rush(Integer.parseInt(order[1]), Duration.ofMillis(Long.parseLong(order[2])));
            }
            case "follow" -> {
                return follow(Double.parseDouble(order[1]), Integer.parseInt(order[2]));
            }
            default -> throw new IllegalArgumentException(order[0]);
        }
        return "ok";
    }

    private static String text(String base64) {
        return new String(Base64.getDecoder().decode(base64), UTF_8);
    }

    private String rush(int customers, Duration time) throws IOException {
        places.clear();
        long begin = System.nanoTime();
        rushEnds = begin + time.toNanos();
        for (int i = 0; i < customers; i++) {
            checkOut();
        }
        while (System.nanoTime() < rushEnds) {
            attend();
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (underWay > 0) {
            attend();
            if (System.nanoTime() > end) {
                return "only " + places.size() + " have their place, and " + underWay + " wait for it";
            }
        }
        return Double.toString(places.size() * 1e9 / (System.nanoTime() - begin));
    }

    private String follow(double perSecond, int count) throws IOException {
        places.clear();
        echoes.clear();
        long begin = System.nanoTime();
        rushEnds = begin;
        long end = begin + (long) (count * 1e9 / perSecond) + PATIENCE.toNanos();
        int sent = 0;
        while (places.size() < count || echoes.size() < count) {
            int due = (int) Math.min(count, (System.nanoTime() - begin) * perSecond / 1e9);
            for (; sent < due; sent++) {
                checkOut();
                echo();
            }
            attend();
            if (System.nanoTime() > end) {
                return "only " + places.size() + " of " + sent + " have their place";
            }
        }
        return percentiles(places) + " " + percentiles(echoes);
    }

    private void attend() throws IOException {
        selector.select(1);
        for (SelectionKey key : selector.selectedKeys()) {
            ((Lane) key.attachment()).read();
        }
        selector.selectedKeys().clear();
    }

    private void checkOut() throws IOException {
        underWay++;
        Lane lane = idle.isEmpty() ? Lane.open(port, selector, this::accepted) : idle.pop();
        lane.send(request.replace(Buyers.PRODUCT, product)
                .replace(Buyers.KEY, UUID.randomUUID().toString()));
    }

    private void echo() throws IOException {
        Lane lane = idleEchoes.isEmpty() ? Lane.open(echoPort, selector, this::echoed) : idleEchoes.pop();
        lane.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}");
    }

    private void accepted(Lane lane) {
        String answer = lane.answer();
        if (answer.isEmpty()) {
            return;
        }
        idle.push(lane);
        Matcher checkout = ACCEPTED.matcher(answer);
        if (!checkout.find()) {
            throw new IllegalStateException(answer);
        }
        Instant acceptedAt = Instant.parse(checkout.group(2));
        try {
            Lane stream = Lane.open(port, selector, each -> heard(each, acceptedAt));
            stream.send(watch.formatted(checkout.group(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void heard(Lane stream, Instant acceptedAt) {
        if (stream.heard().toString().contains(PLACED)) {
            places.add(Duration.between(acceptedAt, Instant.now()).toNanos() / 1_000);
            underWay--;
            try {
                stream.close();
                if (System.nanoTime() < rushEnds) {
                    checkOut();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void echoed(Lane lane) {
        if (!lane.answer().isEmpty()) {
            echoes.add(lane.nanosSinceSent() / 1_000);
            idleEchoes.push(lane);
        }
    }

    private static String percentiles(List<Long> micros) {
        List<Long> sorted = micros.stream().sorted().toList();
        int count = sorted.size();
        return sorted.get(count / 2) + " " + sorted.get(count * 99 / 100) + " " + sorted.get(count * 999 / 1000);
    }
}
