package com.artisancommerce.localstack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** The Redis binary of the embedded-redis archive, started without that library's launcher. */
final class EmbeddedCache implements Cache {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final int port;
    private final Path directory;
    private final Path configuration;
    private final Path pidFile;
    private final Path servers;

    EmbeddedCache(int port, Path directory, Path servers) {
        this.port = port;
        this.directory = directory;
        this.configuration = directory.resolve("redis.conf");
        this.pidFile = directory.resolve("redis.pid");
        this.servers = servers;
    }

    @Override
    public String name() {
        return "Redis";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public synchronized void start() {
        if (process().isPresent()) {
            return;
        }
        try {
            Files.createDirectories(directory);
            Files.writeString(configuration, settings());
            Process launcher = new ProcessBuilder(binary().toString(), configuration.toString())
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("redis.out").toFile())
                    .start();
            Waiting.until("Redis answers on port " + port + " (see " + directory + ")", PATIENCE, this::answers);
            launcher.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start Redis in " + directory, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void stop() {
        process().ifPresent(process -> {
            OwnProcess.signal(process, "CONT");
            OwnProcess.stop(process, "TERM", Duration.ofSeconds(3));
        });
    }

    @Override
    public void freeze() {
        process().ifPresent(process -> OwnProcess.signal(process, "STOP"));
    }

    @Override
    public void thaw() {
        process().ifPresent(process -> OwnProcess.signal(process, "CONT"));
    }

    private Optional<ProcessHandle> process() {
        return OwnProcess.find(pidFile, configuration.toString());
    }

    /** Its own session, so that the terminal's Ctrl-C does not reach it before the service has stopped. */
    private String settings() {
        return """
                port %d
                bind 127.0.0.1
                daemonize yes
                dir "%s"
                pidfile "%s"
                logfile "%s"
                proc-title-template "{title} {listen-addr} {config-file}"
                databases 1
                maxmemory 64mb
                maxmemory-policy allkeys-lru
                save 300 1
                rename-command CONFIG ""
                rename-command MODULE ""
                rename-command REPLICAOF ""
                rename-command SLAVEOF ""
                """.formatted(port, directory, pidFile, directory.resolve("redis.log"));
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(1_000);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(5), StandardCharsets.US_ASCII).equals("+PONG");
        } catch (IOException notYet) {
            return false;
        }
    }

    private Path binary() throws IOException {
        String resource = resource();
        Path binary = servers.resolve(resource);
        if (!Files.isExecutable(binary)) {
            Files.createDirectories(servers);
            Path draft = Files.createTempFile(servers, "redis", ".new");
            try (InputStream in = ClassLoader.getSystemResourceAsStream(resource)) {
                if (in == null) {
                    throw new IllegalStateException("There is no embedded Redis for this system (" + resource + ")");
                }
                Files.copy(in, draft, StandardCopyOption.REPLACE_EXISTING);
            }
            if (!draft.toFile().setExecutable(true, false)) {
                throw new IOException("Cannot make " + draft + " executable");
            }
            Files.move(draft, binary, StandardCopyOption.ATOMIC_MOVE);
        }
        return binary;
    }

    private static String resource() {
        boolean arm = System.getProperty("os.arch", "").matches("aarch64|arm64");
        if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac")) {
            return "redis-server-6.2.6-v5-darwin-" + (arm ? "arm64" : "amd64");
        }
        return arm ? "redis-server-6.2.7-linux-arm64" : "redis-server-6.2.6-v5-linux-amd64";
    }
}
