package com.artisancommerce.bench;

import com.artisancommerce.bench.Bench.Options;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code ./artisan bench all}: one benchmark after the other, each in a Java of its own, and all that was found at the end. What was found since
 * the last build is not measured again, so that a run that was cut short goes on where it was.
 */
final class AllBenches {

    private final List<Bench> benches;
    private final Path folder;
    private final Path built;
    private final Options options;
    private final boolean again;

    /**
     * @param folder where reports are written to
     * @param built touched by the last build
     * @param again measures anew what was found before
     */
    AllBenches(List<Bench> benches, Path folder, Path built, Options options, boolean again) {
        this.benches = benches;
        this.folder = folder;
        this.built = built;
        this.options = options;
        this.again = again;
    }

    /** Answers how many could not be run; a goal that is missed is none of them. */
    int run() throws IOException {
        List<String> failed = new ArrayList<>();
        for (Bench bench : benches) {
            if (!again && found(bench).isPresent()) {
                System.out.println(bench.name() + ": measured since the last build (--again measures it anew)");
            } else if (!measure(bench)) {
                failed.add(bench.name());
            }
        }
        System.out.println();
        for (Bench bench : benches) {
            found(bench).ifPresent(report -> RunBench.print(bench, report));
        }
        failed.forEach(name -> System.out.println("Could not be run: " + name + "; see above"));
        return failed.size();
    }

    /** What was found by the code as it is; a quick look does for a quick look only. */
    Optional<Report> found(Bench bench) throws IOException {
        Path file = Report.file(folder, bench.name());
        if (!Files.exists(file) || Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(built)) < 0) {
            return Optional.empty();
        }
        return Optional.of(Report.read(file)).filter(report -> options.quick() || !report.quick());
    }

    private boolean measure(Bench bench) throws IOException {
        System.out.println(bench.name() + ": " + bench.summary());
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(command(bench)).inheritIO().start();
        process.onExit().join();
        long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
        System.out.printf("%s: took %d min %d s%n%n", bench.name(), seconds / 60, seconds % 60);
        return process.exitValue() == 0;
    }

    /** As this Java was started. */
    private List<String> command(Bench bench) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), RunBench.class.getName()));
        command.add(bench.name());
        command.addAll(List.of("--seed", Long.toString(options.seed())));
        if (options.quick()) {
            command.add("--quick");
        }
        return command;
    }
}
