package com.artisancommerce.localstack;

import java.nio.file.Path;
import java.time.Duration;

/** Ends what a killed run left behind in a directory, so that its ports are free again. Only processes whose command line names the directory. */
final class LeftOver {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private LeftOver() {}

    /** The service first, so that it does not see its servers go. */
    static void stop(Path directory) {
        for (Path pidFile : ServiceProcess.pidFiles(directory)) {
            stop(pidFile, ServiceProcess.mark(directory), "TERM");
        }
        Path redis = directory.resolve("redis");
        stop(redis.resolve("redis.pid"), redis.resolve("redis.conf").toString(), "TERM");
        Path data = directory.resolve("postgresql/data");
        stop(data.resolve("postmaster.pid"), data.toString(), "INT");
    }

    private static void stop(Path pidFile, String mark, String signal) {
        OwnProcess.find(pidFile, mark).ifPresent(process -> {
            OwnProcess.signal(process, "CONT");
            process.descendants().forEach(child -> OwnProcess.signal(child, "CONT"));
            OwnProcess.stop(process, signal, PATIENCE);
        });
    }
}
