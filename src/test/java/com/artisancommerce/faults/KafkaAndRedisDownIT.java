package com.artisancommerce.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.LocalStack;
import com.artisancommerce.localstack.ServiceProcess;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KafkaAndRedisDownIT {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static LocalStack stack;

    @BeforeAll
    static void start() {
        stack = LocalStack.fresh().start();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @AfterEach
    void bringBack() {
        stack.start();
    }

    @Test
    void serviceStartsAndWorksOnTheDatabaseAlone() throws Exception {
        stack.kafka().stop();
        stack.redis().stop();
        try (ServiceProcess service = ServiceProcess.start(stack)) {
            assertThat(openShop(service).statusCode()).isEqualTo(201);
            assertThat(get(service, "/q/health/live").statusCode()).isEqualTo(200);

            stack.start();
            assertThat(openShop(service).statusCode()).isEqualTo(201);
        }
    }

    @Test
    void serviceStaysReadyWhenTheyGo() throws Exception {
        try (ServiceProcess service = ServiceProcess.start(stack)) {
            stack.kafka().stop();
            stack.redis().stop();
            assertThat(openShop(service).statusCode()).isEqualTo(201);
            assertThat(get(service, "/q/health/ready").statusCode()).isEqualTo(200);
            assertThat(service.alive()).isTrue();
        }
    }

    @Test
    void serviceStaysReadyWhenRedisHangs() throws Exception {
        try (ServiceProcess service = ServiceProcess.start(stack)) {
            stack.redis().freeze();
            assertThat(openShop(service).statusCode()).isEqualTo(201);
            assertThat(get(service, "/q/health/ready").statusCode()).isEqualTo(200);
        } finally {
            stack.redis().thaw();
        }
    }

    private static HttpResponse<String> openShop(ServiceProcess service) throws IOException, InterruptedException {
        String slug = "shop-" + UUID.randomUUID();
        String shop = """
                {"slug": "%s", "name": "A shop", "currency": "EUR", "hostNames": [], "transitMinDays": 1, "transitMaxDays": 2}
                """.formatted(slug);
        HttpRequest request = HttpRequest.newBuilder(service.baseUri().resolve("/v1/shops"))
                .header("Authorization", "Bearer " + stack.issuer().tokens().of(DemoUser.OLGA))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(shop))
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(ServiceProcess service, String path)
            throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(service.baseUri().resolve(path)).build(), BodyHandlers.ofString());
    }
}
