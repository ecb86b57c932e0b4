package com.artisancommerce.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;

/** Where a stack keeps its data, its ports and its secret; held by one stack at a time. */
final class StackDirectory {
    private static final int SECRET_BYTES = 16;

    private final Path path;
    private final FileChannel channel;

    private StackDirectory(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Takes the directory, making it if need be; fails when a living stack holds it. The system frees it when its holder dies. */
    static StackDirectory take(Path path) {
        try {
            PrivateFile.directory(path);
            FileChannel channel =
                    FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!lock(channel)) {
                channel.close();
                throw new InUse("Artisan Commerce runs with the data of " + path + " already: stop it first");
            }
            return new StackDirectory(path, channel);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot use the directory " + path + ": is it yours?", e);
        }
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException sameJvm) {
            return false;
        }
    }

    /** The directory belongs to a living stack. */
    static final class InUse extends Refusal {
        private static final long serialVersionUID = 1L;

        InUse(String message) {
            super(message);
        }
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    /** The ports of last time where they are still free, so that restarts are stable; others where they are not. */
    Properties ports(List<String> names) {
        Path file = path.resolve("ports");
        Properties ports = new Properties();
        try {
            if (Files.exists(file)) {
                try (var reader = Files.newBufferedReader(file)) {
                    ports.load(reader);
                }
            }
            for (String name : names) {
                String known = ports.getProperty(name, "0");
                if (!known.matches("[1-9][0-9]{3,4}") || !Ports.isFree(Integer.parseInt(known))) {
                    ports.setProperty(name, Integer.toString(freeBeside(ports)));
                }
            }
            try (var writer = Files.newBufferedWriter(file)) {
                ports.store(writer, "remembered so that restarts are stable");
            }
            return ports;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remember the ports in " + file, e);
        }
    }

    private static int freeBeside(Properties ports) {
        int port = Ports.free();
        return ports.containsValue(Integer.toString(port)) ? freeBeside(ports) : port;
    }

    String secret() {
        Path file = path.resolve("secret");
        try {
            if (!Files.exists(file)) {
                byte[] secret = new byte[SECRET_BYTES];
                new SecureRandom().nextBytes(secret);
                PrivateFile.write(file, HexFormat.of().formatHex(secret));
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep the secret in " + file, e);
        }
    }

    /** An empty directory for what the servers and the service put aside, so that nothing is left in the system's. */
    void emptyScratch() {
        Path scratch = path.resolve("tmp");
        delete(scratch);
        try {
            PrivateFile.directory(scratch);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make " + scratch, e);
        }
    }

    /** Forgets the data; the ports and the unpacked servers stay. */
    void forgetData() {
        for (String name : List.of("postgresql", "kafka", "redis", "logs", "secret", "issuer.jwk", "demo-shop")) {
            delete(path.resolve(name));
        }
    }

    void release() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot release " + path, e);
        }
    }

    /** Deletes the directory and everything in it; what is not there is no failure. */
    static void delete(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try (var files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + path, e);
        }
    }
}
