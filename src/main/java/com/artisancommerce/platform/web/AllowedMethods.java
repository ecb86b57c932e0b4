package com.artisancommerce.platform.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What may be done at an address, as the document says: the framework, asked in vain, does not tell. */
@Singleton
class AllowedMethods {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]*}");

    private final List<Path> paths;

    AllowedMethods(ObjectMapper json) {
        this.paths = document(json).path("paths").properties().stream()
                .map(path -> new Path(pattern(path.getKey()), methods(path.getValue())))
                .toList();
    }

    /** For the header {@code Allow}: {@code GET, HEAD, POST}. */
    String at(String path) {
        Set<String> allowed = new TreeSet<>();
        paths.stream()
                .filter(each -> each.pattern().matcher(path).matches())
                .forEach(each -> allowed.addAll(each.methods()));
        return String.join(", ", allowed);
    }

    private static Set<String> methods(JsonNode operations) {
        Set<String> methods = new TreeSet<>();
        operations.fieldNames().forEachRemaining(name -> {
            if (METHODS.contains(name)) {
                methods.add(name.toUpperCase(Locale.ROOT));
            }
        });
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return methods;
    }

    private static Pattern pattern(String template) {
        return Pattern.compile(VARIABLE.matcher(template).replaceAll("[^/]+"));
    }

    private static JsonNode document(ObjectMapper json) {
        String resource = "/openapi/artisan-commerce.json";
        try (InputStream document = AllowedMethods.class.getResourceAsStream(resource)) {
            return json.readTree(Objects.requireNonNull(document, resource + " is not packaged"));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + resource, e);
        }
    }

    private record Path(Pattern pattern, Set<String> methods) {}
}
