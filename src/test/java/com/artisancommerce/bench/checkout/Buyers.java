package com.artisancommerce.bench.checkout;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * Customers who each send a request, wait for the answer and send the next. It is told what to do by lines: {@code at <port> <customers>},
 * {@code ask <request in base64>}, {@code for <products, one after the other>}, {@code buy <count>}, which answers the nanoseconds that all
 * took, the median and the 99th percentile of one, and how many were not answered with 2xx.
 */
final class Buyers {

    /** What is different in each request, of the same length. */
    static final String KEY = "kkkkkkkk-kkkk-kkkk-kkkk-kkkkkkkkkkkk";

    static final String PRODUCT = "pppppppp-pppp-pppp-pppp-pppppppppppp";
    private static final int NANOS_PER_MICRO = 1_000;

    private final Selector selector = Selector.open();
    private final List<Lane> lanes = new ArrayList<>();
    private String[] request = {};
    private String[] products = {};
    private int toSend;
    private int toHear;
    private int wrong;
    private long[] micros = {};

    private Buyers() throws IOException {}

    public static void main(String[] arguments) throws IOException {
        Buyers buyers = new Buyers();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] order = line.split(" ", -1);
                System.out.println(buyers.obey(order));
            }
        }
    }

    private String obey(String[] order) throws IOException {
        return switch (order[0]) {
            case "at" -> connect(Integer.parseInt(order[1]), Integer.parseInt(order[2]));
            case "ask" -> {
                request = new String(Base64.getDecoder().decode(order[1]), UTF_8)
                        .split("(?<=" + KEY + "|" + PRODUCT + ")|(?=" + KEY + "|" + PRODUCT + ")", -1);
                yield "ok";
            }
            case "for" -> {
                products = order[1].split(",", -1);
                yield "ok";
            }
            case "buy" -> buy(Integer.parseInt(order[1]));
            default -> "What is " + order[0] + "?";
        };
    }

    private String connect(int port, int count) throws IOException {
        for (Lane lane : lanes) {
            lane.close();
        }
        lanes.clear();
        for (int i = 0; i < count; i++) {
            lanes.add(Lane.open(port, selector, this::answered));
        }
        return "ok";
    }

    private String buy(int count) throws IOException {
        toSend = count;
        toHear = count;
        wrong = 0;
        micros = new long[count];
        long begin = System.nanoTime();
        for (Lane lane : lanes) {
            sendNext(lane);
        }
        while (toHear > 0) {
            selector.select();
            for (SelectionKey key : selector.selectedKeys()) {
                ((Lane) key.attachment()).read();
            }
            selector.selectedKeys().clear();
        }
        long took = System.nanoTime() - begin;
        java.util.Arrays.sort(micros);
        return took + " " + micros[count / 2] + " " + micros[count * 99 / 100] + " " + wrong;
    }

    private void answered(Lane lane) {
        String answer = lane.answer();
        if (answer.isEmpty()) {
            return;
        }
        micros[--toHear] = lane.nanosSinceSent() / NANOS_PER_MICRO;
        if (!answer.startsWith("HTTP/1.1 2") && wrong++ == 0) {
            System.err.println(answer);
        }
        try {
            sendNext(lane);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void sendNext(Lane lane) throws IOException {
        if (toSend > 0) {
            lane.send(next(--toSend));
        }
    }

    private String next(int number) {
        StringBuilder text = new StringBuilder();
        for (String part : request) {
            text.append(
                    part.equals(KEY)
                            ? UUID.randomUUID().toString()
                            : part.equals(PRODUCT) ? products[number % products.length] : part);
        }
        return text.toString();
    }
}
