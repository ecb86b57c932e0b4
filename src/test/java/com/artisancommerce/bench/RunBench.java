package com.artisancommerce.bench;

import com.artisancommerce.bench.Bench.Options;
import com.artisancommerce.bench.calibration.CalibrationBench;
import com.artisancommerce.bench.catalogue.CatalogueBench;
import com.artisancommerce.bench.checkout.CheckoutBench;
import com.artisancommerce.bench.start.StartBench;
import com.artisancommerce.bench.stream.StreamBench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code ./artisan bench <name> [--quick] [--seed N]}: runs one benchmark, or all. */
public final class RunBench {
    private static final List<Bench> ALL = List.of(
            new CalibrationBench(),
            new CapacityBench(),
            new CheckoutBench(),
            new StreamBench(),
            new CatalogueBench(),
            new StartBench());

    private static final String EVERY_BENCH = "all";
    private static final String AGAIN = "--again";
    private static final Path FOLDER = Path.of("target", "bench");
    private static final Path BUILT = Path.of("target", "local-stack.built");

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
        String name = arguments.length > 0 ? arguments[0] : "";
        if (name.equals(EVERY_BENCH)) {
            runAll(arguments);
            return;
        }
        Optional<Bench> bench =
                ALL.stream().filter(each -> each.name().equals(name)).findFirst();
        if (bench.isEmpty()) {
            System.err.println("Which benchmark? ./artisan bench <name> [--quick] [--seed N]");
            ALL.forEach(each -> System.err.printf("  %-14s %s%n", each.name(), each.summary()));
            System.err.printf(
                    "  %-14s %s%n", EVERY_BENCH, "all but calibration that were not run since the last build");
            System.exit(1);
            return;
        }
        run(bench.get(), options(arguments));
    }

    private static void runAll(String[] arguments) throws IOException {
        boolean again = Arrays.asList(arguments).contains(AGAIN);
        Options options = options(Arrays.stream(arguments)
                .filter(argument -> !argument.equals(AGAIN))
                .toArray(String[]::new));
        List<Bench> part = ALL.stream().filter(Bench::isPartOfAll).toList();
        if (new AllBenches(part, FOLDER, BUILT, options, again).run() > 0) {
            System.exit(1);
        }
    }

    private static void run(Bench bench, Options options) throws IOException {
        Report report = Report.of(bench.name(), options.quick(), bench.run(options));
        print(bench, report);
        System.out.println("Written to " + report.write(FOLDER));
    }

    static void print(Bench bench, Report report) {
        System.out.print(report.table());
        report.missed().forEach(row -> System.out.println(remark(bench, row)));
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
                    throw new IllegalArgumentException("A benchmark has no option '" + arguments[i]
                            + "'. There are --quick and --seed N, and for all of them --again.");
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
