package com.artisancommerce.bench.checkout;

import com.artisancommerce.bench.Row;
import com.artisancommerce.bench.measure.PeerProcess;
import com.artisancommerce.bench.measure.Spread;
import com.artisancommerce.bench.measure.WarmUp;
import com.artisancommerce.capacity.ReserveCapacity;
import com.artisancommerce.front.Workshop;
import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.platform.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Reservations at one artisan, beside nothing else: commands from Kafka to their commit, and the same by clients of which each locks the row. */
final class ReservationStep implements AutoCloseable {

    private static final int ROUNDS = 5;
    private static final double NANOS = 1e9;

    private final Database database;
    private final PeerProcess plain;
    private final Workshop ours;
    private final Workshop theirs;
    private final KafkaProducer<String, String> producer;
    private final HttpClient client = HttpClient.newHttpClient();

    ReservationStep(Database database, PeerProcess plain, Workshop ours, Workshop theirs, String kafka) {
        this.database = database;
        this.plain = plain;
        this.ours = ours;
        this.theirs = theirs;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka, "linger.ms", 5, "batch.size", 65_536),
                new StringSerializer(),
                new StringSerializer());
    }

    List<Row> run(int commands, Duration warmUp) {
        int fewer = commands / 4;
        WarmUp.until(() -> batches(commands), warmUp);
        WarmUp.until(() -> oneByOne(fewer), warmUp);
        List<Double> batched = new ArrayList<>();
        List<Double> single = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            batched.add(batches(commands));
            single.add(oneByOne(fewer));
        }
        return List.of(
                Spread.of(batched).row("reservation step alone, batch consumer", "1/s"),
                Spread.of(single).row("reservation step alone, 32 clients with a transaction each", "1/s"),
                Contender.ratio("reservation step, ours / a transaction each", batched, single)
                        .atLeast(5));
    }

    /** From the first command that is written to the last that is committed. */
    private double batches(int count) {
        long before = database.version(ours.artisan());
        List<ProducerRecord<String, String>> commands = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            commands.add(
                    new ProducerRecord<>(ReserveCapacity.TOPIC, ours.artisan().toString(), command()));
        }
        long begin = System.nanoTime();
        var sent = commands.stream().map(producer::send).toList();
        producer.flush();
        sent.forEach(Future::resultNow);
        database.awaitVersion(ours.artisan(), before + count);
        return count * NANOS / (System.nanoTime() - begin);
    }

    private String command() {
        return """
                {"tenant":"%s","checkoutId":"%s","acceptedAt":"%s","acceptableBy":null,"transit":{"minDays":2,"maxDays":4},\
                "pieces":[{"line":{"entry":"%s","artisan":"%s","product":"%s","work":{"minutes":1,"passiveMinutes":0}},\
                "productName":"Blanket","quantity":1}]}""".formatted(
                        DemoUser.Shops.DEMO, Ids.next(), Instant.now(), Ids.next(), ours.artisan(), ours.product());
    }

    private double oneByOne(int count) {
        HttpRequest request = HttpRequest.newBuilder(plain.baseUri().resolve("/reservations"))
                .POST(HttpRequest.BodyPublishers.ofString("{\"count\":%d,\"artisan\":\"%s\",\"product\":\"%s\"}"
                        .formatted(count, theirs.artisan(), theirs.product())))
                .build();
        long begin = System.nanoTime();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("The peer answered " + answer.statusCode());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The peer does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return count * NANOS / (System.nanoTime() - begin);
    }

    @Override
    public void close() {
        producer.close();
        client.close();
    }
}
