package com.artisancommerce.bench.measure;

import com.artisancommerce.localstack.ServiceJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** Somebody else's server, in a Java process of its own with the heap that the service has. */
public record PeerProcess(String name, Process process, URI baseUri) implements AutoCloseable {

    private static final Duration STARTS_WITHIN = Duration.ofSeconds(30);
    private static final Duration OFTEN = Duration.ofMillis(20);

    /**
     * Starts it and returns when it listens.
     *
     * @param command the arguments of java; the port to listen at is said as {@code %d}
     */
    public static PeerProcess start(String name, int port, List<String> command) {
        return start(name, port, command, Map.of());
    }

    private static PeerProcess start(String name, int port, List<String> command, Map<String, String> environment) {
        List<String> all = new ArrayList<>();
        all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        all.addAll(ServiceJvm.USUAL.options());
        command.forEach(word -> all.add(word.replace("%d", Integer.toString(port))));
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
            builder.environment().putAll(ServiceJvm.USUAL.variables());
            builder.environment().putAll(environment);
            Process process = builder.start();
            Awaitility.await(name)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(OFTEN)
                    .atMost(STARTS_WITHIN)
                    .until(() -> listens(port));
            return new PeerProcess(name, process, URI.create("http://127.0.0.1:" + port));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + name, e);
        }
    }

    /** A class of the tests with a {@code main} that takes the port. */
    public static PeerProcess start(String name, int port, Class<?> main) {
        return start(name, port, main, Map.of());
    }

    /** The same with variables of its own. */
    public static PeerProcess start(String name, int port, Class<?> main, Map<String, String> environment) {
        return start(
                name, port, List.of("-cp", System.getProperty("java.class.path"), main.getName(), "%d"), environment);
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    public Watched watched() {
        return new Watched(process.pid());
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
