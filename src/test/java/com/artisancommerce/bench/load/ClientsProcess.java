package com.artisancommerce.bench.load;

import com.artisancommerce.bench.measure.LoadProcess;
import com.artisancommerce.bench.measure.Watched;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** {@link Clients} of one server. */
public final class ClientsProcess implements AutoCloseable {

    private final LoadProcess process;

    private ClientsProcess(LoadProcess process) {
        this.process = process;
    }

    /** So many connections to that server. */
    public static ClientsProcess of(URI server, int connections) {
        return new ClientsProcess(LoadProcess.start(Clients.class, 64, server.getPort(), connections));
    }

    public Watched watched() {
        return process.watched();
    }

    /** What is asked from now on. */
    public void ask(List<Request> requests) {
        try {
            Path file = Files.createTempFile("requests", ".txt");
            Files.write(file, requests.stream().map(Request::line).toList());
            process.ask("requests " + file);
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write down what to ask", e);
        }
    }

    /** Asks again and again for so long. */
    public Tally during(Duration time) {
        return Tally.read(process.ask("for " + time.toMillis()));
    }

    /** Asks each of the requests once. */
    public Tally once() {
        return Tally.read(process.ask("once"));
    }

    @Override
    public void close() {
        process.close();
    }
}
