package com.artisancommerce.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

class PackagedServiceIT {
    private static final Path APPLICATION = Path.of(
                    System.getProperty("service.jar", "target/quarkus-app/quarkus-run.jar"))
            .toAbsolutePath()
            .resolveSibling("");
    private static final List<String> SERVERS = List.of(
            "com/artisancommerce/localstack/",
            "kafka/server/KafkaRaftServer.class",
            "io/zonky/",
            "redis/embedded/",
            "redis-server-",
            "com/icegreen/greenmail/");

    @Test
    void containsNothingOfTheLocalStack() throws IOException {
        List<Path> jars;
        try (var files = Files.walk(APPLICATION)) {
            jars = files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
        assertThat(jars).hasSizeGreaterThan(100);
        List<String> found = new ArrayList<>();
        for (Path jar : jars) {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                zip.stream()
                        .filter(entry -> SERVERS.stream().anyMatch(entry.getName()::startsWith))
                        .forEach(entry -> found.add(jar.getFileName() + "!" + entry.getName()));
            }
        }
        assertThat(found).isEmpty();
    }
}
