package com.artisancommerce.bench;

import com.artisancommerce.bench.Bench.Options;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code ./artisan bench <name> [--quick] [--seed N]}: runs one benchmark. */
public final class RunBench {
    private static final List<Bench> ALL = List.of();

    private RunBench() {}

    public static void main(String[] arguments) throws IOException {
        Optional<Bench> bench = ALL.stream()
                .filter(each -> arguments.length > 0 && each.name().equals(arguments[0]))
                .findFirst();
        if (bench.isEmpty()) {
            System.err.println("Which benchmark? ./artisan bench <name> [--quick] [--seed N]");
            ALL.forEach(each -> System.err.printf("  %-14s %s%n", each.name(), each.summary()));
            System.exit(1);
        }
        run(bench.get(), options(arguments));
    }

    private static void run(Bench bench, Options options) throws IOException {
        Report report = Report.of(bench.name(), bench.run(options));
        System.out.print(report.table());
        System.out.println("Written to " + report.write(Path.of("target", "bench")));
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
        return Long.parseLong(arguments[at]);
    }
}
