package com.artisancommerce.localstack;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The Java that a service runs on.
 *
 * @param options of the command {@code java}, before {@code -jar}
 * @param variables of its environment
 */
public record ServiceJvm(List<String> options, Map<String, String> variables) {

    /** What the image starts with. */
    public static final ServiceJvm USUAL = ofTheImage("usual.options");

    /** What the image is given to get by with 384 MB. */
    public static final ServiceJvm SMALL = ofTheImage("small.options");

    public ServiceJvm {
        options = List.copyOf(options);
        variables = Map.copyOf(variables);
    }

    private static ServiceJvm ofTheImage(String options) {
        return new ServiceJvm(List.of("@" + Path.of("src/main/docker", options)), Map.of("MALLOC_ARENA_MAX", "2"));
    }
}
