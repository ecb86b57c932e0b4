package com.artisancommerce.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.artisancommerce.bench.measure.Watched;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** {@link Clients} of one server. */
public final class ClientsProcess implements AutoCloseable {

    private final Process process;
    private final PrintStream orders;
    private final BufferedReader answers;

    private ClientsProcess(Process process) {
        this.process = process;
        orders = new PrintStream(process.getOutputStream(), true, UTF_8);
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    }

    /** So many connections to that server. */
    public static ClientsProcess of(URI server, int connections) {
        try {
            return new ClientsProcess(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx64m",
                            "-XX:+UseSerialGC",
                            "-cp",
                            "target/test-classes",
                            Clients.class.getName(),
                            Integer.toString(server.getPort()),
                            Integer.toString(connections))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start clients of " + server, e);
        }
    }

    public Watched watched() {
        return new Watched(process.pid());
    }

    /** What is asked from now on. */
    public void ask(List<Request> requests) {
        try {
            Path file = Files.createTempFile("requests", ".txt");
            Files.write(file, requests.stream().map(Request::line).toList());
            tell("requests " + file);
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write down what to ask", e);
        }
    }

    /** Asks again and again for so long. */
    public Tally during(Duration time) {
        return Tally.read(tell("for " + time.toMillis()));
    }

    /** Asks each of the requests once. */
    public Tally once() {
        return Tally.read(tell("once"));
    }

    private String tell(String order) {
        orders.println(order);
        try {
            String answer = answers.readLine();
            if (answer == null) {
                throw new IllegalStateException("The clients are gone; see above");
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException("The clients do not answer", e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
