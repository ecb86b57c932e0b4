package com.artisancommerce.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** {@code ./artisan run}: the local stack, the packaged service on it and the demo shop, until somebody says stop. */
public final class RunLocal {
    private static final Duration MAILS_WITHIN = Duration.ofSeconds(5);

    private RunLocal() {}

    public static void main(String[] arguments) {
        RunOptions options = Console.orExit(() -> RunOptions.of(arguments));
        LocalStack stack = Console.orExit(() -> startStack(options));
        ServiceProcess service = Console.orExit(() -> startService(stack, options));
        Console.orExit(() -> loadDemoShop(stack, service.baseUri()));
        stack.mail().onMail(mail -> Console.say("Mail to " + mail.to() + ": " + mail.subject()));
        Console.say(welcome(options.port()));
        int status = service.awaitEnd();
        if (Shutdown.hasBegun()) {
            return;
        }
        Console.fail("The service ended by itself with status " + status + ". The end of " + service.log() + ":\n"
                + service.lastLines());
    }

    /** Starts the servers, and sees to it that they stop when this program does. */
    static LocalStack startStack(RunOptions options) {
        Path directory = options.home().resolve(".local");
        LocalStack stack = LocalStack.keptIn(directory, options.fresh());
        if (!Ports.isFree(options.port())) {
            throw new Refusal(
                    "Port " + options.port() + " is taken. Choose another one: --port " + (options.port() + 1));
        }
        Shutdown.last(stack::close);
        Console.logTo(directory.resolve("logs/stack.log"));
        Console.say("Starting the local stack in " + directory);
        long begin = System.nanoTime();
        stack.start(server -> Console.say(String.format(
                Locale.ROOT,
                "  %-10s 127.0.0.1:%d  %.1f s",
                server.name(),
                server.port(),
                (System.nanoTime() - begin) / 1e9)));
        return stack;
    }

    private static ServiceProcess startService(LocalStack stack, RunOptions options) {
        Console.say("Starting the service");
        ServiceProcess service = ServiceProcess.launch(stack, keys(options.port()));
        Shutdown.first(service::terminate);
        service.awaitReady(ServiceProcess.STARTS_WITHIN);
        return service;
    }

    /** Where the service is, for itself and for the links in its mails. */
    static Map<String, String> keys(int port) {
        return Map.of("quarkus.http.port", Integer.toString(port), "artisan.public-url", "http://localhost:" + port);
    }

    /** Loads the demo shop once, and waits for its mails so that they do not mix with the user's own. */
    static boolean loadDemoShop(LocalStack stack, URI service) {
        Path loaded = stack.directory().resolve("demo-shop");
        if (Files.exists(loaded)) {
            return false;
        }
        Console.say("Loading the demo shop");
        int orders = DemoShop.load(service, stack.issuer().tokens());
        Waiting.happens(MAILS_WITHIN, () -> stack.mail().received().size() >= orders);
        try {
            PrivateFile.write(loaded, "loaded\n");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + loaded, e);
        }
        return true;
    }

    static String welcome(int port) {
        String url = "http://localhost:" + port;
        return """

                Artisan Commerce is ready at %1$s

                Try next:
                  1. ask when a blanket would be with you:
                     curl -s %1$s/v1/quotes -H 'Content-Type: application/json' \\
                       -d '{"lines": [{"productId": "0190a000-0000-7000-8000-00000000b001", "quantity": 1}]}'
                  2. take the tour in README.md: check out, watch the stream, finish a piece
                  3. read the API at %1$s/docs

                Ctrl-C stops everything; the data stays in .local/
                """.formatted(url);
    }
}
