package com.artisancommerce.bench.measure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Clients of a server in a process of their own, so that their processor time is not the server's. They answer each line with a line. */
public final class LoadProcess implements AutoCloseable {

    private final Process process;
    private final PrintStream orders;
    private final BufferedReader answers;

    private LoadProcess(Process process) {
        this.process = process;
        orders = new PrintStream(process.getOutputStream(), true, UTF_8);
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    }

    /** @param heapMegabytes at most */
    public static LoadProcess start(Class<?> main, int heapMegabytes, Object... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-cp",
                "target/test-classes",
                main.getName()));
        Arrays.stream(arguments).map(String::valueOf).forEach(command::add);
        try {
            return new LoadProcess(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + main.getSimpleName(), e);
        }
    }

    public Watched watched() {
        return new Watched(process.pid());
    }

    public String ask(String order) {
        orders.println(order);
        try {
            String answer = answers.readLine();
            if (answer == null) {
                throw new IllegalStateException("The clients are gone; see above");
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException("The clients do not answer", e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
