package com.artisancommerce.bench.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Quarkus application of two classes, built when it is not there or older than its source. */
public final class QuarkusPeer {

    private static final Path SOURCE = Path.of("src/test/peers/quarkus-rest");
    private static final Path BUILT = Path.of("target/bench/quarkus-rest").toAbsolutePath();
    private static final Path JAR = BUILT.resolve("quarkus-app/quarkus-run.jar");

    private QuarkusPeer() {}

    public static List<String> command() {
        try {
            if (!Files.exists(JAR) || newest().compareTo(Files.getLastModifiedTime(JAR)) > 0) {
                build();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot build " + SOURCE, e);
        }
        return List.of("-Dquarkus.http.host=127.0.0.1", "-Dquarkus.http.port=%d", "-jar", JAR.toString());
    }

    private static FileTime newest() throws IOException {
        try (var files = Files.walk(SOURCE)) {
            return FileTime.fromMillis(
                    files.mapToLong(file -> file.toFile().lastModified()).max().orElseThrow());
        }
    }

    private static void build() throws IOException {
        Process maven = new ProcessBuilder(
                        "./mvnw",
                        "-B",
                        "-q",
                        "-f",
                        SOURCE.resolve("pom.xml").toString(),
                        "-Dpeer.directory=" + BUILT,
                        property("quarkus.platform.version"),
                        property("compiler-plugin.version"),
                        "package")
                .inheritIO()
                .start();
        maven.onExit().join();
        if (maven.exitValue() != 0) {
            throw new IllegalStateException("Cannot build " + SOURCE + "; see above");
        }
    }

    /** The peer is built with what the service is built with. */
    private static String property(String name) throws IOException {
        Matcher value = Pattern.compile("<" + name + ">([^<]+)</").matcher(Files.readString(Path.of("pom.xml")));
        if (!value.find()) {
            throw new IllegalStateException("pom.xml has no property " + name);
        }
        return "-D" + name + "=" + value.group(1);
    }
}
