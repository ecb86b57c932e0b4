package com.artisancommerce.bench.calibration;

import com.artisancommerce.bench.Bench;
import com.artisancommerce.bench.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;

/**
 * Are dates given as 90 % met nine times out of ten, and how sharp are they?
 *
 * <p>Simulated shops over two years, with the core of the product and no I/O. Orders come whatever dates the others were given, pieces are
 * made in the order of the queue, promises stay as they were first given. Cancelled orders are left out, refused ones counted apart.
 *
 * <p>Two rivals stand in the same run. The naive rule says weight ahead by weekly hours, in whole weeks, padded by the one factor that
 * makes its promises hold as often as ours. The oracle knows the artisan's true pace of the day, the spread of the pieces and how fast the pace
 * drifts, and uses our formula; it is held to the same share of promises met.
 */
public final class CalibrationBench implements Bench {
    private static final int REPETITIONS = 16;
    private static final int QUICK_REPETITIONS = 4;
    private static final String STRETCH = "shorter than naive (stretch)";

    @Override
    public String name() {
        return "calibration";
    }

    @Override
    public String summary() {
        return "are dates given as 90 % met nine times out of ten, and how sharp are they?";
    }

    /** It says how honest dates are, which no machine changes. */
    @Override
    public boolean isPartOfAll() {
        return false;
    }

    @Override
    public List<Row> run(Options options) {
        int repetitions = options.quick() ? QUICK_REPETITIONS : REPETITIONS;
        List<Row> rows = new ArrayList<>();
        for (Scenario scenario : Scenario.ALL) {
            List<Repetition> all = LongStream.range(0, repetitions)
                    .mapToObj(each -> Repetition.of(scenario, options.seed() * 1_000 + each))
                    .toList();
            rows.addAll(new Rows(scenario.name(), all).all());
        }
        return rows;
    }

    @Override
    public String remark(Row missed) {
        if (missed.measure().endsWith(STRETCH)) {
            return "whole weeks cost the naive rule a few days, and each piece's own luck is nobody's to know: see the oracle's lead time";
        }
        return Scenario.ALL.stream()
                .filter(scenario -> missed.measure().startsWith(scenario.name()))
                .map(Scenario::limit)
                .findFirst()
                .orElse("");
    }

    /** The rows of one scenario. */
    private record Rows(String scenario, List<Repetition> repetitions) {

        List<Row> all() {
            List<Row> rows = new ArrayList<>(List.of(
                    row("p90 met, before rounding", "share", Repetition::p90Minutes)
                            .within(0.88, 0.94),
                    row("p90 met, whole days", "share", Repetition::p90Days),
                    row("p50 met, before rounding", "share", Repetition::p50Minutes),
                    row("p50 met, whole days", "share", Repetition::p50Days),
                    row(
                            "p90 met of the first %d orders".formatted(Repetition.FIRST),
                            "share",
                            Repetition::p90MinutesOfFirst),
                    row("oracle: p90 met, before rounding", "share", Repetition::oracleMinutes),
                    row("promised lead time", "days", Repetition::lead),
                    row("oracle: lead time", "days", Repetition::oracleLead),
                    row("naive, padded: lead time", "days", Repetition::naiveLead),
                    row("naive: padding", "factor", Repetition::padding)));
            rows.add(gain().atLeast(0.8));
            rows.add(shorter().atLeast(0.3));
            rows.add(row("learned within", "pieces", Repetition::learned).atMost(20));
            rows.add(row("orders in a repetition", "orders", Repetition::orders));
            rows.add(row("refused in a repetition", "orders", Repetition::refused));
            return rows;
        }

        /** Of the mean lead times: a ratio of small differences says little in one repetition. */
        private Row gain() {
            double naive = mean(Repetition::naiveLead);
            double gain = (naive - mean(Repetition::lead)) / (naive - mean(Repetition::oracleLead));
            return row("share of the oracle's gain", "share", gain, Repetition::gain);
        }

        private Row shorter() {
            double shorter = 1 - mean(Repetition::lead) / mean(Repetition::naiveLead);
            return row(STRETCH, "share", shorter, Repetition::shorter);
        }

        private Row row(String measure, String unit, ToDoubleFunction<Repetition> value) {
            return row(measure, unit, mean(value), value);
        }

        private Row row(String measure, String unit, double overall, ToDoubleFunction<Repetition> value) {
            double min = repetitions.stream().mapToDouble(value).min().orElseThrow();
            double max = repetitions.stream().mapToDouble(value).max().orElseThrow();
            return Row.of(scenario + ": " + measure, overall, unit, min, max);
        }

        private double mean(ToDoubleFunction<Repetition> value) {
            return repetitions.stream().mapToDouble(value).average().orElseThrow();
        }
    }
}
