package com.artisancommerce.faults;

import com.artisancommerce.localstack.LocalStack;
import com.artisancommerce.localstack.ServiceProcess;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Instances of the service on one stack, and where a load balancer before them sends the next request. */
final class Fleet implements AutoCloseable {

    private final LocalStack stack;
    private final Groups groups;
    private final AtomicInteger names = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private final List<Instance> all = new CopyOnWriteArrayList<>();
    private final List<Instance> balanced = new CopyOnWriteArrayList<>();

    Fleet(LocalStack stack) {
        this.stack = stack;
        this.groups = new Groups(stack.kafka().bootstrapServers());
    }

    /** @param name by which its consumers are known to Kafka */
    record Instance(String name, ServiceProcess process, Shop shop) {}

    /** Starts so many at once and gives them requests when all are ready and have their share of the reservations. */
    void join(int count) {
        List<CompletableFuture<Instance>> starting = Stream.generate(() -> CompletableFuture.supplyAsync(this::start))
                .limit(count)
                .toList();
        starting.forEach(one -> balanced.add(one.join()));
        groups.awaitShared(balanced.stream().map(Instance::name).toList());
    }

    private Instance start() {
        String name = "instance" + names.incrementAndGet() + "-";
        ServiceProcess process = ServiceProcess.start(
                stack,
                Map.of(
                        "mp.messaging.connector.smallrye-kafka.client-id-prefix",
                        name,
                        "quarkus.shutdown.timeout",
                        "5S"));
        Instance started = new Instance(
                name, process, Shop.at(process.baseUri(), stack.issuer().tokens()));
        all.add(started);
        return started;
    }

    /** Gives it no more requests. */
    void takeOut(Instance instance) {
        balanced.remove(instance);
    }

    void putBack(Instance instance) {
        balanced.add(instance);
    }

    List<Instance> balanced() {
        return List.copyOf(balanced);
    }

    /** The one that gets the next request. */
    Instance next() {
        List<Instance> now = balanced();
        return now.get(Math.floorMod(requests.getAndIncrement(), now.size()));
    }

    Shop shop() {
        return next().shop();
    }

    /** The address of something at the instance that gets the next request. */
    URI url(String path) {
        return next().process().baseUri().resolve(path);
    }

    /** Where a browser opens that path: at that instance as long as it takes requests, and at the next one afterwards. */
    Supplier<URI> beginningAt(Instance first, String path) {
        return () -> balanced().contains(first) ? first.process().baseUri().resolve(path) : url(path);
    }

    /** An id of an artisan whose reservations that instance makes. */
    UUID artisanOf(Instance owner) {
        return Stream.generate(UUID::randomUUID)
                .filter(id -> groups.owns(owner.name(), id))
                .findFirst()
                .orElseThrow();
    }

    boolean owns(Instance instance, UUID artisan) {
        return groups.owns(instance.name(), artisan);
    }

    Groups groups() {
        return groups;
    }

    @Override
    public void close() {
        all.stream()
                .filter(each -> each.process().alive())
                .forEach(each -> each.process().close());
        groups.close();
    }
}
