package com.artisancommerce.localstack;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** PostgreSQL, Kafka, Redis, issuer and mail together: started at once, stopped in order. */
public final class LocalStack implements AutoCloseable {
    private final StackDirectory directory;
    private final boolean kept;
    private final Path path;
    private final Database database;
    private final Broker kafka;
    private final Cache redis;
    private final Issuer issuer;
    private final MailServer mail;

    private LocalStack(Path path, Path servers, boolean kept, boolean durable, boolean fresh) {
        this.path = path.toAbsolutePath().normalize();
        this.kept = kept;
        this.directory = StackDirectory.take(this.path);
        LeftOver.stop(this.path);
        directory.emptyScratch();
        if (fresh) {
            directory.forgetData();
        }
        Properties ports =
                directory.ports(List.of("postgresql", "kafka", "kafka-controller", "redis", "issuer", "mail"));
        this.database = new EmbeddedDatabase(
                port(ports, "postgresql"), directory.resolve("postgresql"), servers, directory.secret(), durable);
        this.kafka =
                new EmbeddedBroker(port(ports, "kafka"), port(ports, "kafka-controller"), directory.resolve("kafka"));
        this.redis = new EmbeddedCache(port(ports, "redis"), directory.resolve("redis"), servers);
        this.issuer = new EmbeddedIssuer(port(ports, "issuer"), directory.resolve("issuer.jwk"));
        this.mail = new EmbeddedMailServer(port(ports, "mail"));
    }

    /** A stack for tests: fresh, below {@code target/}, gone when it is closed. */
    public static LocalStack fresh() {
        return TestDirectories.freshStack();
    }

    /** The same, but what is committed is on the disk, as in production: for whoever measures. */
    public static LocalStack durable() {
        return TestDirectories.durableStack();
    }

    /** The stack that this JVM's tests share; started by the first who asks. */
    public static SharedStack shared() {
        return SharedStack.get();
    }

    /** A stack in the directory that finds its data again unless it shall start afresh; safe against a power cut. */
    public static LocalStack keptIn(Path directory, boolean fresh) {
        return new LocalStack(directory, directory.toAbsolutePath().resolve("servers"), true, true, fresh);
    }

    static LocalStack in(Path directory, Path servers, boolean durable) {
        return new LocalStack(directory, servers, false, durable, false);
    }

    public LocalStack start() {
        return start(ignored -> {});
    }

    /** Starts what is not running and returns when all answer; the listener hears of each server that does. */
    public LocalStack start(Consumer<LocalServer> started) {
        QuietLogs.quiet();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(servers().stream()
                            .map(server -> CompletableFuture.runAsync(
                                    () -> {
                                        server.start();
                                        started.accept(server);
                                    },
                                    threads))
                            .toArray(CompletableFuture[]::new))
                    .join();
        }
        return this;
    }

    /** Stops the servers; what would be needed to start again stays only in a kept stack. */
    @Override
    public void close() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            servers().forEach(server -> threads.execute(server::stop));
        }
        directory.release();
        if (!kept) {
            StackDirectory.delete(path);
        }
    }

    public Path directory() {
        return path;
    }

    public Database database() {
        return database;
    }

    public Broker kafka() {
        return kafka;
    }

    public Cache redis() {
        return redis;
    }

    public Issuer issuer() {
        return issuer;
    }

    public MailServer mail() {
        return mail;
    }

    List<LocalServer> servers() {
        return List.of(database, kafka, redis, issuer, mail);
    }

    /** The configuration that lets the service find this stack. */
    public Map<String, String> environment() {
        Map<String, String> keys = new TreeMap<>();
        keys.put("artisan.database.url", database.url());
        keys.put("artisan.database.owner-password", database.password(Database.Role.OWNER));
        keys.put("artisan.database.app-password", database.password(Database.Role.APP));
        keys.put("artisan.database.system-password", database.password(Database.Role.SYSTEM));
        keys.put("artisan.secret", directory.secret());
        keys.put("artisan.kafka.bootstrap-servers", kafka.bootstrapServers());
        keys.put("artisan.redis.url", redis.url());
        keys.put("artisan.oidc.url", issuer.url());
        keys.put("artisan.smtp.host", "127.0.0.1");
        keys.put("artisan.smtp.port", Integer.toString(mail.port()));
        return keys;
    }

    /** Configuration keys as environment variables, {@code artisan.redis.url} as {@code ARTISAN_REDIS_URL}. */
    public static Map<String, String> asVariables(Map<String, String> keys) {
        return keys.entrySet().stream()
                .collect(Collectors.toMap(
                        key -> key.getKey().replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT),
                        Map.Entry::getValue));
    }

    private static int port(Properties ports, String name) {
        return Integer.parseInt(ports.getProperty(name));
    }
}
