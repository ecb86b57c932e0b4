package com.artisancommerce.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A headless Chromium with one page, spoken to by its DevTools protocol. */
final class Chromium implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final int PATIENCE_SECONDS = 20;

    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Answers answers = new Answers();
    private final AtomicInteger ids = new AtomicInteger();
    private final WebSocket page;

    private Chromium(Process process, Path profile) {
        this.process = process;
        this.page = connect(profile);
    }

    /** The browser of this machine, if it has one. */
    static Optional<Path> installed() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Chromium start(Path browser, Path profile) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                browser.toString(),
                "--headless=new",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--window-size=900,600",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile));
        if (System.getProperty("user.name").equals("root")) {
            command.add("--no-sandbox");
        }
        command.add("about:blank");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("chromium.log").toFile())
                .start();
        return new Chromium(process, profile);
    }

    /** Opens that address in the page; what it does then is its own affair. */
    void open(URI address) {
        call("Page.navigate", Map.of("url", address.toString()));
        Awaitility.await("the page is there")
                .atMost(Duration.ofSeconds(PATIENCE_SECONDS))
                .until(() -> evaluate("document.readyState === 'complete' && location.href === '" + address + "'")
                        .asBoolean());
    }

    /** What an expression of the page's is; waits for a promise. Fails with what the page throws. */
    JsonNode evaluate(String expression) {
        JsonNode answer =
                call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(expression + " failed: " + answer.at("/exceptionDetails"));
        }
        return answer.at("/result/value");
    }

    void screenshot(Path file) throws IOException {
        String data = call("Page.captureScreenshot", Map.of()).path("data").asText();
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode(data));
    }

    private JsonNode call(String method, Map<String, Object> parameters) {
        int id = ids.incrementAndGet();
        CompletableFuture<JsonNode> answer = answers.of(id);
        try {
            page.sendText(JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters)), true)
                    .join();
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("Chromium does not answer " + method, e);
        }
    }

    private WebSocket connect(Path profile) {
        Path active = profile.resolve("DevToolsActivePort");
        Awaitility.await("Chromium has started; its log is in " + profile)
                .atMost(Duration.ofSeconds(PATIENCE_SECONDS))
                .until(() -> Files.exists(active) && Files.readAllLines(active).size() > 1);
        try {
            String port = Files.readAllLines(active).getFirst();
            HttpRequest list = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
                    .build();
            for (JsonNode target :
                    JSON.readTree(http.send(list, BodyHandlers.ofString()).body())) {
                if (target.path("type").asText().equals("page")) {
                    URI socket = URI.create(target.path("webSocketDebuggerUrl").asText());
                    return http.newWebSocketBuilder()
                            .buildAsync(socket, answers)
                            .join();
                }
            }
            throw new IllegalStateException("Chromium has no page");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("Cannot speak to Chromium", e);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
        http.shutdownNow();
    }

    /** Answers come in any order, in pieces, among events that nobody asked for. */
    private static final class Answers implements WebSocket.Listener {

        private final Map<Integer, CompletableFuture<JsonNode>> awaited = new ConcurrentHashMap<>();
        private final StringBuilder message = new StringBuilder();

        CompletableFuture<JsonNode> of(int id) {
            return awaited.computeIfAbsent(id, unknown -> new CompletableFuture<>());
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence piece, boolean last) {
            message.append(piece);
            if (last) {
                answer(message.toString());
                message.setLength(0);
            }
            socket.request(1);
            return CompletableFuture.completedFuture(null);
        }

        private void answer(String text) {
            try {
                JsonNode answer = JSON.readTree(text);
                if (answer.has("id")) {
                    of(answer.path("id").asInt()).complete(answer.path("result"));
                }
            } catch (IOException e) {
                throw new IllegalStateException("Not JSON: " + text, e);
            }
        }
    }
}
