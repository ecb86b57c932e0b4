import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Merges a document and its areas into one document that refers to nothing outside itself.
 *
 * <p>Usage: {@code java Bundle.java entry.yaml... outputDirectory}; writes each under its name, as {@code .yaml} and {@code .json}.
 * A reference may name a component of any file, a channel of the entry, or a path of an area from the entry's {@code paths}. Two
 * components of one name are errors. So are, of a document with paths, a component that nothing uses and a file that nothing refers to;
 * of another document only components of its own that nothing uses.
 */
class Bundle {
    private final Map<Path, Map<String, Object>> files = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> components = new LinkedHashMap<>();
    /** Where each bundled component came from: "schemas/Shop" to "areas/tenant.yaml". */
    private final Map<String, Path> origins = new LinkedHashMap<>();
    /** Components that are referred to and still to be walked. */
    private final Deque<Target> pending = new ArrayDeque<>();

    private record Target(Path file, String kind, String name) {}

    public static void main(String[] arguments) throws IOException {
        int last = arguments.length - 1;
        Path output = Files.createDirectories(Path.of(arguments[last]));
        for (String argument : List.of(arguments).subList(0, last)) {
            Path entry = Path.of(argument).toAbsolutePath().normalize();
            Map<String, Object> document = new Bundle().bundle(entry);
            String name = entry.getFileName().toString().replace(".yaml", "");
            Files.writeString(
                    output.resolve(name + ".yaml"), yaml(new Resolver()).dump(document));
            Files.writeString(output.resolve(name + ".json"), json(document, "") + "\n");
        }
    }

    Map<String, Object> bundle(Path entry) throws IOException {
        Map<String, Object> document = new LinkedHashMap<>();
        for (Map.Entry<String, Object> section : file(entry).entrySet()) {
            if (section.getKey().equals("paths")) {
                document.put("paths", paths(map(section.getValue()), entry));
            } else if (section.getKey().equals("components")) {
                keepAll(map(section.getValue()), entry, file(entry).containsKey("paths"));
            } else {
                document.put(section.getKey(), walk(section.getValue(), entry));
            }
        }
        while (!pending.isEmpty()) {
            Target next = pending.remove();
            Object found = at(next.file, List.of("components", next.kind, next.name));
            components.get(next.kind).put(next.name, walk(found, next.file));
        }
        refuseUnused(entry);
        document.put("components", components);
        return document;
    }

    private Map<String, Object> paths(Map<String, Object> paths, Path entry) {
        Map<String, Object> bundled = new LinkedHashMap<>();
        paths.forEach((path, item) -> {
            Reference reference = reference(String.valueOf(map(item).get("$ref")), entry);
            check(reference.pointer.equals(List.of("paths", path)), entry, path + " refers to " + reference.pointer);
            bundled.put(path, walk(at(reference.file, reference.pointer), reference.file));
        });
        return bundled;
    }

    /** Schemas are kept only where something refers to them, unless the document is one whose own components are all meant. */
    private void keepAll(Map<String, Object> kinds, Path file, boolean schemasToo) {
        kinds.forEach((kind, named) -> {
            if (schemasToo || !kind.equals("schemas")) {
                map(named).keySet().forEach(name -> keep(new Target(file, kind, name)));
            }
        });
    }

    private Object walk(Object node, Path file) {
        return switch (node) {
            case Map<?, ?> map
            when map.get("$ref") instanceof String reference -> {
                check(map.size() == 1, file, "$ref has neighbours: " + map);
                yield Map.of("$ref", local(reference(reference, file)));
            }
            case Map<?, ?> map -> {
                Map<String, Object> walked = new LinkedHashMap<>();
                map.forEach((key, value) -> walked.put(String.valueOf(key), walk(value, file)));
                yield walked;
            }
            case List<?> list -> list.stream().map(item -> walk(item, file)).toList();
            case null -> null;
            default -> node;
        };
    }

    private record Reference(Path file, List<String> pointer) {}

    private Reference reference(String reference, Path from) {
        String[] parts = reference.split("#/", 2);
        check(parts.length == 2, from, "not a reference into a document: " + reference);
        Path file = parts[0].isEmpty() ? from : from.resolveSibling(parts[0]).normalize();
        List<String> pointer = Stream.of(parts[1].split("/"))
                .map(step -> step.replace("~1", "/").replace("~0", "~"))
                .toList();
        return new Reference(file, pointer);
    }

    private String local(Reference reference) {
        List<String> pointer = reference.pointer;
        if (pointer.getFirst().equals("channels") || pointer.getFirst().equals("servers")) {
            return "#/" + String.join("/", pointer);
        }
        check(
                pointer.size() == 3 && pointer.getFirst().equals("components"),
                reference.file,
                "no component: " + pointer);
        keep(new Target(reference.file, pointer.get(1), pointer.get(2)));
        return "#/" + String.join("/", pointer);
    }

    private void keep(Target target) {
        String name = target.kind + "/" + target.name;
        Path earlier = origins.putIfAbsent(name, target.file);
        check(earlier == null || earlier.equals(target.file), target.file, name + " is also defined in " + earlier);
        if (earlier == null) {
            components
                    .computeIfAbsent(target.kind, kind -> new LinkedHashMap<>())
                    .put(target.name, "pending");
            pending.add(target);
        }
    }

    private void refuseUnused(Path entry) throws IOException {
        TreeSet<String> unused = new TreeSet<>();
        boolean isWhole = file(entry).containsKey("paths");
        if (isWhole) {
            try (Stream<Path> areas = Files.list(entry.resolveSibling("areas"))) {
                areas.filter(file -> !files.containsKey(file)).forEach(file -> unused.add(file.toString()));
            }
        }
        Map<Path, Map<String, Object>> judged = isWhole ? files : Map.of(entry, file(entry));
        judged.forEach((file, content) -> map(content.getOrDefault("components", Map.of()))
                .forEach((kind, named) -> map(named).keySet().stream()
                        .filter(name -> !file.equals(origins.get(kind + "/" + name)))
                        .forEach(name -> unused.add(file + "#/components/" + kind + "/" + name))));
        check(unused.isEmpty(), entry, "nothing refers to " + unused);
    }

    private Object at(Path file, List<String> pointer) {
        Object found = file(file);
        for (String step : pointer) {
            found = map(found).get(step);
            check(found != null, file, "has no " + pointer);
        }
        return found;
    }

    private Map<String, Object> file(Path file) {
        return files.computeIfAbsent(file, path -> {
            try {
                return map(yaml(new JsonTypes()).load(Files.readString(path)));
            } catch (IOException e) {
                throw new IllegalArgumentException("Cannot read " + path, e);
            }
        });
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object node) {
        if (node instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new IllegalArgumentException("Expected a mapping, found: " + node);
    }

    private static void check(boolean right, Path file, String message) {
        if (!right) {
            throw new IllegalArgumentException(file + ": " + message);
        }
    }

    private static Yaml yaml(Resolver types) {
        LoaderOptions loader = new LoaderOptions();
        loader.setAllowDuplicateKeys(false);
        DumperOptions dumper = new DumperOptions();
        // readers stop at 50 aliases
        dumper.setDereferenceAliases(true);
        dumper.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        dumper.setWidth(140);
        return new Yaml(new SafeConstructor(loader), new Representer(dumper), dumper, loader, types);
    }

    /** Reads YAML with the types of JSON: "yes", "0o7" and "2026-11-20" stay strings (and are quoted when written). */
    private static final class JsonTypes extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, Pattern.compile("true|false"), "tf");
            addImplicitResolver(Tag.INT, Pattern.compile("-?(0|[1-9][0-9]*)"), "-0123456789");
            addImplicitResolver(Tag.FLOAT, Pattern.compile("-?(0|[1-9][0-9]*)\\.[0-9]+"), "-0123456789");
            addImplicitResolver(Tag.NULL, Pattern.compile("null|~|"), "n~\0");
            addImplicitResolver(Tag.NULL, Pattern.compile(""), null);
            addImplicitResolver(Tag.MERGE, Pattern.compile("<<"), "<");
        }
    }

    private static String json(Object node, String indent) {
        String deeper = indent + "  ";
        List<String> parts = new ArrayList<>();
        return switch (node) {
            case Map<?, ?> map -> {
                map.forEach((key, value) -> parts.add(quoted(String.valueOf(key)) + ": " + json(value, deeper)));
                yield enclosed("{", parts, "}", indent);
            }
            case List<?> list -> {
                list.forEach(item -> parts.add(json(item, deeper)));
                yield enclosed("[", parts, "]", indent);
            }
            case String text -> quoted(text);
            case null -> "null";
            default -> node.toString();
        };
    }

    private static String enclosed(String open, List<String> parts, String close, String indent) {
        return parts.isEmpty()
                ? open + close
                : open + "\n" + indent + "  " + String.join(",\n" + indent + "  ", parts) + "\n" + indent + close;
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append((char) c);
                case '\n' -> quoted.append("\\n");
                default -> quoted.append(c < 0x20 ? "\\u%04x".formatted(c) : String.valueOf((char) c));
            }
        });
        return quoted.append('"').toString();
    }
}
