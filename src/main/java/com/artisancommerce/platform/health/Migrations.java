package com.artisancommerce.platform.health;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The changes to the database that this service was built with, as their names stand in the changelogs. */
@Singleton
class Migrations {

    private static final String ROOT = "db/changelog/root.xml";
    private static final Pattern INCLUDED = Pattern.compile("<include\\s+file=\"([^\"]+)\"");
    private static final Pattern CHANGE = Pattern.compile("(?m)^--changeset\\s+([^:\\s]+):(\\S+)");

    /** As {@code file::id::author}. */
    List<String> known() {
        return INCLUDED.matcher(text(ROOT))
                .results()
                .map(include -> include.group(1))
                .flatMap(file -> CHANGE.matcher(text(file)).results().map(change -> name(file, change)))
                .toList();
    }

    private static String name(String file, MatchResult change) {
        return file + "::" + change.group(2) + "::" + change.group(1);
    }

    private static String text(String resource) {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The changelog " + resource + " is not in the application");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read the changelog " + resource, e);
        }
    }
}
