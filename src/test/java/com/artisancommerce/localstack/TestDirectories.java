package com.artisancommerce.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Fresh directories for the stacks of tests, and the end of those whose tests were killed. */
final class TestDirectories {
    private static final Path ROOT =
            Path.of(System.getProperty("basedir", ""), "target", "local-stack").toAbsolutePath();
    private static final Path SERVERS = ROOT.resolve("servers");

    private TestDirectories() {}

    static LocalStack freshStack() {
        return stack(false);
    }

    static LocalStack durableStack() {
        return stack(true);
    }

    private static LocalStack stack(boolean durable) {
        try {
            PrivateFile.directory(ROOT);
            sweep();
            Path directory = Files.createTempDirectory(
                    ROOT, "stack-" + ProcessHandle.current().pid() + "-");
            return LocalStack.in(directory, SERVERS, durable);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make a directory for a stack in " + ROOT, e);
        }
    }

    private static void sweep() throws IOException {
        try (var directories = Files.newDirectoryStream(ROOT, "stack-*")) {
            for (Path directory : directories) {
                if (!ownerLives(directory)) {
                    LeftOver.stop(directory);
                    StackDirectory.delete(directory);
                }
            }
        }
    }

    private static boolean ownerLives(Path directory) {
        String pid = directory.getFileName().toString().replaceAll("stack-(\\d+)-.*", "$1");
        return ProcessHandle.of(Long.parseLong(pid)).isPresent();
    }
}
