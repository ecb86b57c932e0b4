package com.artisancommerce.localstack;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** PostgreSQL from the zonky binaries; as root it runs in a user namespace of its own, because PostgreSQL refuses root. */
final class EmbeddedDatabase implements Database {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(4);

    private final int port;
    private final Path directory;
    private final Path data;
    private final Path servers;
    private final boolean durable;
    private final DatabaseSetup setup;
    private @Nullable EmbeddedPostgres server;

    EmbeddedDatabase(int port, Path directory, Path servers, String secret, boolean durable) {
        this.port = port;
        this.directory = directory;
        this.data = directory.resolve("data");
        this.servers = servers;
        this.durable = durable;
        this.setup = new DatabaseSetup(directory, secret);
    }

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String password(Role role) {
        return setup.password(role.user());
    }

    @Override
    public Connection connect(Role role) throws SQLException {
        return DriverManager.getConnection("jdbc:" + url(), role.user(), password(role));
    }

    @Override
    public synchronized void start() {
        if (server != null) {
            return;
        }
        stopLeftOver();
        try {
            Files.createDirectories(servers);
            Files.createDirectories(directory);
            server = launch();
            setup.createRolesAndDatabase(port);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start in " + directory + ": see log there", e);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot create the roles and the database in " + directory, e);
        }
    }

    private EmbeddedPostgres launch() throws IOException {
        System.setProperty("ot.epg.working-dir", servers.toString());
        Consumer<File> writeAccessRules = ignored -> setup.writeAccessRules(data);
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(data)
                .setOverrideWorkingDirectory(servers.toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(PATIENCE)
                .setDataDirectoryCustomizer(writeAccessRules)
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("log").toFile()))
                .setConnectConfig("password", setup.password(DatabaseSetup.SUPERUSER))
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("fsync", durable ? "on" : "off")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "200")
                .start();
    }

    @Override
    public synchronized void stop() {
        if (server != null) {
            thaw();
            close(server);
            server = null;
        }
        stopLeftOver();
    }

    private void close(EmbeddedPostgres running) {
        try {
            running.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not stop in " + directory, e);
        }
    }

    /** The server of this directory, whoever started it. */
    private Optional<ProcessHandle> process() {
        return OwnProcess.find(data.resolve("postmaster.pid"), data.toString());
    }

    /** Fast mode: sessions are cut, what was committed stays. A pid file of somebody else's process would keep PostgreSQL from starting. */
    private void stopLeftOver() {
        process().ifPresent(process -> OwnProcess.stop(process, "INT", STOP_PATIENCE));
        try {
            Files.deleteIfExists(data.resolve("postmaster.pid"));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + data.resolve("postmaster.pid"), e);
        }
    }

    @Override
    public void freeze() {
        signalAll("STOP");
    }

    @Override
    public void thaw() {
        signalAll("CONT");
    }

    private void signalAll(String signal) {
        process().ifPresent(process -> {
            OwnProcess.signal(process, signal);
            process.descendants().forEach(child -> OwnProcess.signal(child, signal));
        });
    }
}
