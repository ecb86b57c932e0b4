package com.artisancommerce.localstack;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Keeps the servers that run in this JVM from telling their life. */
final class QuietLogs {
    /** Held, because a logger that nobody holds forgets its level. */
    private static final List<Logger> LOGGERS = Stream.of(
                    "kafka",
                    "org.apache.kafka",
                    "org.apache.zookeeper",
                    "state.change.logger",
                    "io.zonky",
                    "com.icegreen")
            .map(Logger::getLogger)
            .toList();

    private QuietLogs() {}

    static void quiet() {
        LOGGERS.forEach(logger -> logger.setLevel(Level.WARNING));
    }
}
