package com.artisancommerce.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Processes named by a pid file, believed only when their command line names what is ours. */
final class OwnProcess {
    private OwnProcess() {}

    /** The living process of the pid file, if its command line contains the mark. */
    static Optional<ProcessHandle> find(Path pidFile, String mark) {
        return pid(pidFile)
                .flatMap(ProcessHandle::of)
                .filter(process -> commandLine(process).contains(mark));
    }

    static void remember(Path pidFile, ProcessHandle process) {
        try {
            PrivateFile.write(pidFile, process.pid() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + pidFile, e);
        }
    }

    /** Asks by the signal, waits, and kills the process with its children when it does not go. */
    static void stop(ProcessHandle process, String signal, Duration patience) {
        var children = process.descendants().toList();
        signal(process, signal);
        if (!ended(process, patience)) {
            process.destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
            ended(process, patience);
        }
    }

    /** Sends the signal, named as {@code kill} names it. */
    static void signal(ProcessHandle process, String signal) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!kill.waitFor(5, TimeUnit.SECONDS)) {
                kill.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot send " + signal + " to process " + process.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A process that ended has no command line, even while nobody has collected its status. */
    private static boolean ended(ProcessHandle process, Duration patience) {
        return Waiting.happens(
                patience, () -> !process.isAlive() || commandLine(process).isBlank());
    }

    private static Optional<Long> pid(Path pidFile) {
        try {
            return Files.readString(pidFile)
                    .lines()
                    .findFirst()
                    .map(String::strip)
                    .map(Long::valueOf);
        } catch (IOException | NumberFormatException unknown) {
            return Optional.empty();
        }
    }

    private static String commandLine(ProcessHandle process) {
        try {
            byte[] line = Files.readAllBytes(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
            return new String(line, StandardCharsets.UTF_8).replace('\0', ' ');
        } catch (IOException noSuchFileSystem) {
            return process.info().commandLine().orElse("");
        }
    }
}
