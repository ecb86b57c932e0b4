package com.artisancommerce.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The service as the image starts it where there is little memory. */
class SmallServiceIT {

    private static final long HEAP = 128L << 20;

    @Test
    void worksWithinASmallHeap() throws IOException, InterruptedException {
        try (LocalStack stack = LocalStack.fresh().start();
                ServiceProcess service = ServiceProcess.start(stack, Map.of(), ServiceJvm.SMALL)) {
            assertThat(DemoShop.load(service.baseUri(), stack.issuer().tokens()))
                    .isPositive();
            String metrics = get(service.baseUri().resolve("/q/metrics"));
            assertThat(most(metrics, "jvm_memory_max_bytes{area=\"heap\"")).isLessThanOrEqualTo(HEAP);
            assertThat(Files.readString(service.log())).containsPattern("Profiles? .*small.* activated");
        }
    }

    private static double most(String metrics, String name) {
        return metrics.lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .max()
                .orElseThrow();
    }

    private static String get(URI address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .body();
        }
    }
}
