package com.artisancommerce.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftOverTest {
    private @TempDir Path directory;
    private Process process;

    @BeforeEach
    void start() throws IOException {
        process = new ProcessBuilder("sh", "-c", "while true; do sleep 0.1; done", ServiceProcess.mark(directory))
                .start();
    }

    @AfterEach
    void stop() {
        process.destroyForcibly();
    }

    @Test
    void isStoppedWhenItsCommandLineNamesTheDirectory() {
        OwnProcess.remember(directory.resolve("service-8080.pid"), process.toHandle());
        LeftOver.stop(directory);
        assertThat(process.onExit().join().exitValue()).isEqualTo(128 + 15);
    }

    @Test
    void isLeftAloneWhenThePidBelongsToSomebodyElseNow(@TempDir Path other) throws IOException {
        OwnProcess.remember(other.resolve("service-8080.pid"), process.toHandle());
        Files.createDirectories(other.resolve("redis"));
        OwnProcess.remember(other.resolve("redis/redis.pid"), process.toHandle());
        LeftOver.stop(other);
        assertThat(process.isAlive()).isTrue();
    }
}
