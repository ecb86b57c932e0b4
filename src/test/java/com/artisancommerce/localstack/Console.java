package com.artisancommerce.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What the person at the terminal reads: one line for each thing that happened. */
final class Console {
    private static final Logger ROOT = Logger.getLogger("");

    private Console() {}

    static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    /** Says why it cannot go on, and ends the program with status 1. */
    static void fail(String why) {
        System.err.println(why);
        System.exit(1);
    }

    static <T> T orExit(Supplier<T> step) {
        try {
            return step.get();
        } catch (Refusal refusal) {
            fail(String.valueOf(refusal.getMessage()));
            throw refusal;
        } catch (RuntimeException broken) {
            broken.printStackTrace();
            fail("The local stack cannot go on: " + broken.getMessage());
            throw broken;
        }
    }

    /** What libraries log goes to the file instead of the terminal. */
    static void logTo(Path file) {
        try {
            Files.createDirectories(file.getParent());
            Handler handler = new FileHandler(file.toString(), 10_000_000, 1, true);
            handler.setFormatter(new SimpleFormatter());
            handler.setLevel(Level.INFO);
            for (Handler terminal : ROOT.getHandlers()) {
                ROOT.removeHandler(terminal);
            }
            ROOT.addHandler(handler);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot log to " + file, e);
        }
    }
}
