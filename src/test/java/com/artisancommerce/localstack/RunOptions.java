package com.artisancommerce.localstack;

import java.nio.file.Path;

/** What was asked of {@code ./artisan run} and {@code dev}. */
record RunOptions(Path home, int port, boolean fresh) {
    private static final int DEFAULT_PORT = 8080;

    static RunOptions of(String... arguments) {
        RunOptions options = new RunOptions(Path.of("").toAbsolutePath(), DEFAULT_PORT, false);
        for (int i = 0; i < arguments.length; i++) {
            options = switch (arguments[i]) {
                case "--fresh" -> new RunOptions(options.home, options.port, true);
                case "--port" -> new RunOptions(options.home, port(value(arguments, ++i)), options.fresh);
                case "--home" ->
                    new RunOptions(Path.of(value(arguments, ++i)).toAbsolutePath(), options.port, options.fresh);
                default ->
                    throw new Refusal(
                            "There is no option " + arguments[i] + ": only --port N and --fresh. See ./artisan help");
            };
        }
        return options;
    }

    private static String value(String[] arguments, int index) {
        if (index == arguments.length) {
            throw new Refusal(arguments[index - 1] + " wants a value, as in --port 8081");
        }
        return arguments[index];
    }

    private static int port(String text) {
        if (text.matches("[0-9]{1,5}")) {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        }
        throw new Refusal("The port must be a number from 1 to 65535, not " + text);
    }
}
