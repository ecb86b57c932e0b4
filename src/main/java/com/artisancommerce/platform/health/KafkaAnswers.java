package com.artisancommerce.platform.health;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.health.api.HealthGroup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.net.NetClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.net.NetClient;
import io.vertx.mutiny.core.net.NetSocket;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Without Kafka checkouts are still taken in; their reservations wait in the outbox, whose age the metrics show. */
@HealthGroup("dependencies")
@Singleton
class KafkaAnswers implements AsyncHealthCheck {

    private final NetClient client;
    private final List<Broker> brokers;
    private final Uni<HealthCheckResponse> report;

    KafkaAnswers(Vertx vertx, @ConfigProperty(name = "artisan.kafka.bootstrap-servers") String bootstrapServers) {
        this.client = vertx.createNetClient(new NetClientOptions().setConnectTimeout(800));
        this.brokers = Arrays.stream(bootstrapServers.split(",", -1))
                .map(String::strip)
                .map(Broker::of)
                .toList();
        this.report = Dependency.report("kafka", Uni.createFrom().deferred(this::anyBroker));
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return report;
    }

    /** Open to connections is what can be asked without a client of Kafka's own and its threads. */
    private Uni<Void> anyBroker() {
        return Uni.join().first(brokers.stream().map(this::connect).toList()).withItem();
    }

    private Uni<Void> connect(Broker broker) {
        return client.connect(broker.port(), broker.host()).chain(NetSocket::close);
    }

    private record Broker(String host, int port) {

        static Broker of(String address) {
            int colon = address.lastIndexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException(
                        "artisan.kafka.bootstrap-servers must be host:port, not '" + address + "'");
            }
            return new Broker(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
        }
    }
}
