package com.artisancommerce.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;

/** {@code ./artisan dev}: the local stack, and Quarkus with live reload on it. */
public final class RunDev {
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(6);

    private static final Duration COMPILES_WITHIN = Duration.ofMinutes(5);

    private RunDev() {}

    public static void main(String[] arguments) {
        RunOptions options = Console.orExit(() -> RunOptions.of(arguments));
        LocalStack stack = Console.orExit(() -> RunLocal.startStack(options));
        Process quarkus = Console.orExit(() -> startQuarkus(stack, options));
        Thread.ofVirtual().start(() -> loadDemoShop(stack, URI.create("http://localhost:" + options.port())));
        int status = quarkus.onExit().join().exitValue();
        System.exit(status);
    }

    private static void loadDemoShop(LocalStack stack, URI service) {
        Readiness readiness = new Readiness(service);
        if (Waiting.happens(COMPILES_WITHIN, readiness::reached)) {
            RunLocal.loadDemoShop(stack, service);
        }
    }

    private static Process startQuarkus(LocalStack stack, RunOptions options) {
        ProcessBuilder builder = new ProcessBuilder(
                        options.home().resolve("mvnw").toString(),
                        "-q",
                        "-Dspotless.check.skip",
                        ServiceProcess.mark(stack.directory()),
                        "quarkus:dev")
                .directory(options.home().toFile())
                .inheritIO();
        builder.environment().putAll(LocalStack.asVariables(stack.environment()));
        builder.environment().putAll(LocalStack.asVariables(RunLocal.keys(options.port())));
        try {
            Process quarkus = builder.start();
            OwnProcess.remember(stack.directory().resolve("service-dev.pid"), quarkus.toHandle());
            Shutdown.first(() -> OwnProcess.stop(quarkus.toHandle(), "TERM", STOPS_WITHIN));
            return quarkus;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start Quarkus in " + options.home(), e);
        }
    }
}
