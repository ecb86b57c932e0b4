package com.artisancommerce.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.bench.Bench.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run of all benchmarks goes on where the last one was cut short, unless what was found is of other code or a quick look. */
class AllBenchesTest {

    private static final Instant BUILT = Instant.parse("2026-11-20T08:00:00Z");
    private static final Row ROW = Row.of("a measure", 2, "us", 1, 3).atMost(5);

    private final Bench bench = new CapacityBench();

    @TempDir
    private Path folder;

    private Path built;

    @BeforeEach
    void build() throws IOException {
        built = Files.createFile(folder.resolve("built"));
        Files.setLastModifiedTime(built, FileTime.from(BUILT));
    }

    @Test
    void knowsWhatWasMeasuredSinceTheBuild() throws IOException {
        Report report = measured(false, BUILT.plusSeconds(60));
        assertThat(all(false).found(bench)).contains(report);
        assertThat(all(true).found(bench)).contains(report);
    }

    @Test
    void measuresAnewWhatOtherCodeWasMeasuredFor() throws IOException {
        measured(false, BUILT.minusSeconds(60));
        assertThat(all(false).found(bench)).isEmpty();
    }

    @Test
    void takesAQuickLookForAQuickLookOnly() throws IOException {
        Report report = measured(true, BUILT.plusSeconds(60));
        assertThat(all(false).found(bench)).isEmpty();
        assertThat(all(true).found(bench)).contains(report);
    }

    private AllBenches all(boolean quick) {
        return new AllBenches(List.of(bench), folder, built, new Options(quick, 1), false);
    }

    private Report measured(boolean quick, Instant at) throws IOException {
        Report report = Report.of(bench.name(), quick, List.of(ROW));
        Files.setLastModifiedTime(report.write(folder), FileTime.from(at));
        return report;
    }
}
