package com.artisancommerce.bench;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What a benchmark found, as a table for people and as JSON for tools.
 *
 * @param quick with more noise
 */
@JsonPropertyOrder({"name", "machine", "quick", "rows"})
record Report(String name, String machine, boolean quick, List<Row> rows) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    static Report of(String name, boolean quick, List<Row> rows) {
        Runtime runtime = Runtime.getRuntime();
        String machine = "%s %s, %d cores, %d MB heap, Java %s"
                .formatted(
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        runtime.availableProcessors(),
                        runtime.maxMemory() >> 20,
                        System.getProperty("java.version"));
        return new Report(name, machine, quick, List.copyOf(rows));
    }

    String table() {
        int width = rows.stream().mapToInt(row -> row.measure().length()).max().orElse(0);
        StringBuilder table = new StringBuilder(name + (quick ? " (quick)" : "") + " on " + machine + "\n");
        for (Row row : rows) {
            table.append(line(row, width)).append('\n');
        }
        return table.toString();
    }

    List<Row> missed() {
        return rows.stream().filter(row -> Boolean.FALSE.equals(row.met())).toList();
    }

    /** Writes {@code <folder>/<name>.json} and answers where. */
    Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = file(folder, name);
        JSON.writeValue(file.toFile(), this);
        return file;
    }

    static Path file(Path folder, String name) {
        return folder.resolve(name + ".json");
    }

    /** What {@link #write} wrote. */
    static Report read(Path file) throws IOException {
        return JSON.readValue(file.toFile(), Report.class);
    }

    private static String line(Row row, int width) {
        String met = row.met() == null ? "" : row.met() ? "met" : "MISSED";
        String goal = row.goal() == null ? "" : row.goal();
        return String.format(
                        Locale.ROOT,
                        "%-" + width + "s  %10s  %-9s [%s .. %s]  %-12s %s",
                        row.measure(),
                        figure(row.value()),
                        row.unit(),
                        figure(row.spread().getFirst()),
                        figure(row.spread().getLast()),
                        goal,
                        met)
                .stripTrailing();
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%.1f" : "%.3f", value);
    }
}
