package com.artisancommerce.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** How long the core takes, measured by JMH, and how that grows with the queue. The spread is that of the single iterations. */
final class CapacityBench implements Bench {
    private static final Map<String, UnaryOperator<Row>> GOALS =
            Map.of("estimate of 10000", row -> row.atMost(5), "admission with 10000 waiting", row -> row.atMost(100));

    /** They take microseconds; all others are given in milliseconds. */
    private static final Set<String> QUICK = Set.of("finish", "admission");

    private static final Map<String, String> NAMES = Map.of(
            "estimate", "estimate of %s",
            "admission", "admission with %s waiting",
            "reorder", "reorder in %s",
            "whatIf", "what-if in %s",
            "finish", "finish() over a year",
            "suggestedOrder", "suggested order for 200");

    @Override
    public String name() {
        return "capacity";
    }

    @Override
    public String summary() {
        return "how long estimates, admission and plans take, and how that grows with the queue";
    }

    @Override
    public List<Row> run(Options options) {
        try {
            Collection<RunResult> results = new Runner(jmh(options.quick())).run();
            List<Row> rows =
                    new ArrayList<>(results.stream().map(CapacityBench::row).toList());
            rows.addAll(growth(results));
            return rows;
        } catch (RunnerException broken) {
            throw new IllegalStateException("JMH could not run the benchmarks of the capacity core", broken);
        }
    }

    private static org.openjdk.jmh.runner.options.Options jmh(boolean quick) {
        TimeValue time = TimeValue.milliseconds(quick ? 150 : 2_000);
        return new OptionsBuilder()
                .include(QueueBenchmark.class.getName())
                .include(PlanBenchmark.class.getName())
                .forks(quick ? 1 : 3)
                .warmupIterations(quick ? 6 : 5)
                .warmupTime(time)
                .measurementIterations(5)
                .measurementTime(time)
                .jvmArgs("-Xmx1g", "-XX:+UseSerialGC", "--sun-misc-unsafe-memory-access=allow")
                .verbosity(VerboseMode.SILENT)
                .build();
    }

    private static Row row(RunResult result) {
        var statistics = result.getPrimaryResult().getStatistics();
        String measure = measure(result);
        Unit unit = QUICK.contains(operation(result)) ? Unit.MICROSECONDS : Unit.MILLISECONDS;
        Row row = Row.of(
                measure,
                result.getPrimaryResult().getScore() / unit.microseconds,
                unit.text,
                statistics.getMin() / unit.microseconds,
                statistics.getMax() / unit.microseconds);
        return GOALS.getOrDefault(measure, UnaryOperator.identity()).apply(row);
    }

    /** For each operation the exponent k of n^k between the shortest and the longest queue: 1 is proportional, 0 is the same for all. */
    private static List<Row> growth(Collection<RunResult> results) {
        Map<String, NavigableMap<Integer, RunResult>> byOperation = new TreeMap<>();
        for (RunResult result : results) {
            String waiting = result.getParams().getParam("waiting");
            if (waiting != null) {
                byOperation
                        .computeIfAbsent(operation(result), name -> new TreeMap<>())
                        .put(Integer.valueOf(waiting), result);
            }
        }
        return byOperation.entrySet().stream()
                .map(each -> growth(each.getKey(), each.getValue()))
                .toList();
    }

    private static Row growth(String operation, NavigableMap<Integer, RunResult> byLength) {
        var shortest = byLength.firstEntry();
        var longest = byLength.lastEntry();
        double lengths = Math.log((double) longest.getKey() / shortest.getKey());
        var one = shortest.getValue().getPrimaryResult();
        var other = longest.getValue().getPrimaryResult();
        return Row.of(
                "growth of " + operation,
                Math.log(other.getScore() / one.getScore()) / lengths,
                "exponent",
                Math.log(other.getStatistics().getMin() / one.getStatistics().getMax()) / lengths,
                Math.log(other.getStatistics().getMax() / one.getStatistics().getMin()) / lengths);
    }

    private static String measure(RunResult result) {
        String operation = operation(result);
        return NAMES.getOrDefault(operation, operation)
                .formatted(String.valueOf(result.getParams().getParam("waiting")));
    }

    private static String operation(RunResult result) {
        String benchmark = result.getParams().getBenchmark();
        return benchmark.substring(benchmark.lastIndexOf('.') + 1);
    }

    private enum Unit {
        MICROSECONDS("us", 1),
        MILLISECONDS("ms", 1_000);

        private final String text;
        private final double microseconds;

        Unit(String text, double microseconds) {
            this.text = text;
            this.microseconds = microseconds;
        }
    }
}
