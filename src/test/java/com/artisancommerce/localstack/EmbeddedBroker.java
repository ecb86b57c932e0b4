package com.artisancommerce.localstack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/** One Kafka node, broker and controller, in this JVM. */
final class EmbeddedBroker implements Broker {
    private final int port;
    private final int controllerPort;
    private final Path directory;
    private @Nullable KafkaRaftServer server;

    EmbeddedBroker(int port, int controllerPort, Path directory) {
        this.port = port;
        this.controllerPort = controllerPort;
        this.directory = directory;
    }

    @Override
    public String name() {
        return "Kafka";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public synchronized void start() {
        if (server != null) {
            return;
        }
        Exit.setExitProcedure(EmbeddedBroker::refuseToEndTheJvm);
        Exit.setHaltProcedure(EmbeddedBroker::refuseToEndTheJvm);
        Properties settings = settings();
        if (!Files.exists(directory.resolve("data/meta.properties"))) {
            format(settings);
        }
        KafkaRaftServer started = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        started.startup();
        server = started;
    }

    @Override
    public synchronized void stop() {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
            server = null;
        }
    }

    private static void refuseToEndTheJvm(int status, @Nullable String message) {
        throw new IllegalStateException("Kafka gave up with status " + status + ": " + message);
    }

    private void format(Properties settings) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try {
            Files.createDirectories(directory);
            Path file = directory.resolve("server.properties");
            try (var writer = Files.newBufferedWriter(file)) {
                settings.store(writer, "written at each format");
            }
            String[] command = {"format", "--cluster-id", Uuid.randomUuid().toString(), "--config", file.toString()};
            int status = StorageTool.execute(command, new PrintStream(output, true, StandardCharsets.UTF_8));
            if (status != 0) {
                throw new IllegalStateException(
                        "Kafka cannot format " + directory + ": " + output.toString(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot prepare Kafka's directory " + directory, e);
        }
    }

    private Properties settings() {
        Properties settings = new Properties();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("log.dirs", directory.resolve("data").toString());
        settings.put("num.partitions", Integer.toString(PARTITIONS));
        settings.put("auto.create.topics.enable", "true");
        aloneInTheCluster(settings);
        quickToRestart(settings);
        small(settings);
        return settings;
    }

    private static void aloneInTheCluster(Properties settings) {
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
    }

    /** Without the two broker times a restart on kept data waits 12 s for the old registration to end. */
    private static void quickToRestart(Properties settings) {
        settings.put("broker.session.timeout.ms", "2000");
        settings.put("broker.heartbeat.interval.ms", "250");
        settings.put("group.initial.rebalance.delay.ms", "0");
    }

    private static void small(Properties settings) {
        settings.put("offsets.topic.num.partitions", "3");
        settings.put("transaction.state.log.num.partitions", "3");
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("background.threads", "2");
        settings.put("log.cleaner.dedupe.buffer.size", "4194304");
    }
}
