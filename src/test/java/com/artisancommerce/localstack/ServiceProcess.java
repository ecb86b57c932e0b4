package com.artisancommerce.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The packaged service as a process of its own on a stack, as a user runs it; it can be killed and made to hang. */
public final class ServiceProcess implements AutoCloseable, Freezable {
    static final Duration STARTS_WITHIN = Duration.ofSeconds(60);
    /** Less than Kubernetes waits before it kills. */
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(25);

    /** Open streams hold a service up while it stops. */
    private static final Map<String, String> QUICK_STOP = Map.of("quarkus.shutdown.timeout", "3S");

    /** Few users from one address do what many would. */
    static final Map<String, String> UNLIMITED = Map.of(
            "artisan.limits.user-per-minute", "1000000",
            "artisan.limits.staff-per-minute", "1000000",
            "artisan.limits.address-per-minute", "1000000",
            "artisan.capacity.quotes-per-minute", "1000000",
            "artisan.checkout.guest-checkouts-per-minute", "1000000",
            "artisan.waitlist.guest-joins-per-minute", "1000000");

    private static final int KILLED = 128 + 9;

    private final Process process;
    private final URI baseUri;
    private final Path log;

    private ServiceProcess(Process process, int port, Path log) {
        this.process = process;
        this.baseUri = URI.create("http://localhost:" + port);
        this.log = log;
    }

    /** Starts the service of the system property {@code service.jar} on a free port and returns when it is ready. */
    public static ServiceProcess start(LocalStack stack) {
        return start(stack, Map.of());
    }

    /** As {@link #start(LocalStack)}, with configuration keys added to those of the stack or in their place. */
    public static ServiceProcess start(LocalStack stack, Map<String, String> keys) {
        return start(stack, keys, ServiceJvm.USUAL);
    }

    /** The same on another Java. */
    public static ServiceProcess start(LocalStack stack, Map<String, String> keys, ServiceJvm jvm) {
        Map<String, String> configuration = new HashMap<>(UNLIMITED);
        configuration.putAll(keys);
        ServiceProcess service = launch(stack, configuration, jvm);
        try {
            service.awaitReady(STARTS_WITHIN);
            return service;
        } catch (RuntimeException e) {
            service.kill9();
            throw e;
        }
    }

    /** Starts the service and returns at once. */
    public static ServiceProcess launch(LocalStack stack, Map<String, String> keys) {
        return launch(stack, keys, ServiceJvm.USUAL);
    }

    private static ServiceProcess launch(LocalStack stack, Map<String, String> keys, ServiceJvm jvm) {
        Map<String, String> configuration = new HashMap<>(stack.environment());
        configuration.put("quarkus.http.host", "127.0.0.1");
        configuration.putAll(QUICK_STOP);
        configuration.putAll(keys);
        int port = Integer.parseInt(
                configuration.computeIfAbsent("quarkus.http.port", ignored -> Integer.toString(Ports.free())));
        Path log = stack.directory().resolve("logs").resolve("service-" + port + ".log");
        ProcessBuilder builder = new ProcessBuilder(command(stack.directory(), jvm))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(jvm.variables());
        builder.environment().putAll(LocalStack.asVariables(configuration));
        try {
            Files.createDirectories(log.getParent());
            Process process = builder.start();
            OwnProcess.remember(stack.directory().resolve("service-" + port + ".pid"), process.toHandle());
            return new ServiceProcess(process, port, log);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start the service of " + jar(), e);
        }
    }

    /** The service as a jar, or the executable of the system property {@code service.executable}: a native image, say. */
    private static List<String> command(Path directory, ServiceJvm jvm) {
        String executable = System.getProperty("service.executable", "");
        if (!executable.isEmpty()) {
            return List.of(executable, mark(directory));
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(mark(directory));
        command.add("-Djava.io.tmpdir=" + directory.resolve("tmp"));
        command.addAll(jvm.options());
        command.addAll(ofWhoeverStartsIt());
        command.addAll(coverage());
        command.add("-jar");
        command.add(jar().toString());
        return command;
    }

    /** The system property {@code service.java.options}: tests start many services that live for a minute. */
    private static List<String> ofWhoeverStartsIt() {
        String options = System.getProperty("service.java.options", "");
        return options.isBlank() ? List.of() : List.of(options.strip().split("\\s+"));
    }

    /** The coverage agent of this JVM, if it has one, so that what the service does is counted too. */
    private static List<String> coverage() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-javaagent:") && argument.contains("jacoco"))
                .toList();
    }

    private static Path jar() {
        return Path.of(System.getProperty("service.jar", "target/quarkus-app/quarkus-run.jar"))
                .toAbsolutePath();
    }

    /** What the command line of every service on this stack contains. */
    static String mark(Path directory) {
        return "-Dartisan.stack=" + directory;
    }

    static List<Path> pidFiles(Path directory) {
        List<Path> found = new ArrayList<>();
        try (var files = Files.newDirectoryStream(directory, "service-*.pid")) {
            files.forEach(found::add);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + directory, e);
        }
        return found;
    }

    public URI baseUri() {
        return baseUri;
    }

    public Path log() {
        return log;
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.isAlive();
    }

    public void awaitReady(Duration patience) {
        Readiness readiness = new Readiness(baseUri);
        Waiting.until("the service is ready at " + baseUri + " (its log is " + log + ")", patience, () -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("The service ended with status " + process.exitValue()
                        + " while starting. The end of " + log + ":\n" + lastLines());
            }
            return readiness.reached();
        });
    }

    /** Ends the service in the middle of whatever it does. */
    public void kill9() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Asks the service to stop and waits until it has; true if it went by itself. */
    public boolean terminate() {
        OwnProcess.signal(process.toHandle(), "CONT");
        OwnProcess.stop(process.toHandle(), "TERM", STOPS_WITHIN);
        return process.onExit().join().exitValue() != KILLED;
    }

    /** Returns when the service has ended, with its exit status. */
    public int awaitEnd() {
        return process.onExit().join().exitValue();
    }

    @Override
    public void freeze() {
        OwnProcess.signal(process.toHandle(), "STOP");
    }

    @Override
    public void thaw() {
        OwnProcess.signal(process.toHandle(), "CONT");
    }

    @Override
    public void close() {
        terminate();
    }

    String lastLines() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException e) {
            return "(" + e.getMessage() + ")";
        }
    }
}
