package com.artisancommerce.localstack;

import com.artisancommerce.localstack.Database.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;

/** Roles, the database, and who may sign in. Until the superuser has a password everybody on this machine may; after that nobody without one. */
final class DatabaseSetup {
    static final String SUPERUSER = "postgres";

    private final Path done;
    private final String secret;

    DatabaseSetup(Path directory, String secret) {
        this.done = directory.resolve("set-up");
        this.secret = secret;
    }

    /** Every role has its own password, all derived from the stack's secret. */
    String password(String user) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] hash = digest.digest((secret + ":" + user).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }

    void writeAccessRules(Path data) {
        String method = Files.exists(done) ? "scram-sha-256" : "trust";
        try {
            Files.writeString(data.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 " + method + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the access rules in " + data, e);
        }
    }

    /** Does nothing when it was done before. */
    void createRolesAndDatabase(int port) throws SQLException, IOException {
        if (Files.exists(done)) {
            return;
        }
        String server = "jdbc:postgresql://127.0.0.1:" + port + "/";
        try (Connection connection = DriverManager.getConnection(server + "postgres", SUPERUSER, password(SUPERUSER));
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists artisan");
            for (Role role : Role.values()) {
                statement.execute("drop role if exists " + role.user());
                statement.execute("create role %s login nosuperuser nobypassrls nocreatedb nocreaterole password '%s'"
                        .formatted(role.user(), password(role.user())));
            }
            statement.execute("create database artisan owner artisan_owner");
            statement.execute("revoke all on database artisan from public");
            statement.execute("grant connect on database artisan to artisan_app, artisan_system");
            statement.execute("alter role postgres password '" + password(SUPERUSER) + "'");
            Files.createFile(done);
            writeAccessRules(done.resolveSibling("data"));
            statement.execute("select pg_reload_conf()");
        }
    }
}
