package com.artisancommerce.bench;

import com.artisancommerce.bench.Bench.Options;
import com.artisancommerce.bench.calibration.CalibrationBench;
import com.artisancommerce.bench.stream.StreamBench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code ./artisan bench <name> [--quick] [--seed N]}: runs one benchmark. */
public final class RunBench {
    private static final List<Bench> ALL = List.of(new CalibrationBench(), new CapacityBench(), new StreamBench());

    private RunBench() {}

    public static void main(String[] arguments) throws IOException {
        try {
            run(arguments);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(1);
        }
    }

    private static void run(String[] arguments) throws IOException {
        Optional<Bench> bench = ALL.stream()
                .filter(each -> arguments.length > 0 && each.name().equals(arguments[0]))
                .findFirst();
        if (bench.isEmpty()) {
            System.err.println("Which benchmark? ./artisan bench <name> [--quick] [--seed N]");
            ALL.forEach(each -> System.err.printf("  %-14s %s%n", each.name(), each.summary()));
            System.exit(1);
            return;
        }
        run(bench.get(), options(arguments));
    }

    private static void run(Bench bench, Options options) throws IOException {
        Report report = Report.of(bench.name(), bench.run(options));
        System.out.print(report.table());
        report.missed().forEach(row -> System.out.println(remark(bench, row)));
        System.out.println("Written to " + report.write(Path.of("target", "bench")));
    }

    private static String remark(Bench bench, Row missed) {
        String why = bench.remark(missed);
        return "Missed: " + missed.measure() + (why.isEmpty() ? "" : ", because " + why);
    }

    private static Options options(String[] arguments) {
        boolean quick = false;
        long seed = Options.DEFAULT_SEED;
        for (int i = 1; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--quick" -> quick = true;
                case "--seed" -> seed = seed(arguments, ++i);
                default ->
                    throw new IllegalArgumentException(
                            "A benchmark has no option '" + arguments[i] + "'. There are --quick and --seed N.");
            }
        }
        return new Options(quick, seed);
    }

    private static long seed(String[] arguments, int at) {
        if (at >= arguments.length) {
            throw new IllegalArgumentException("--seed is followed by a whole number.");
        }
        try {
            return Long.parseLong(arguments[at]);
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException(
                    "--seed is followed by a whole number, not '" + arguments[at] + "'.", wrong);
        }
    }
}
