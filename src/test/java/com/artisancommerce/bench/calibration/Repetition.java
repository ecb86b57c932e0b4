package com.artisancommerce.bench.calibration;

import com.artisancommerce.bench.calibration.Promise.Kept;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What one repetition of a scenario came to.
 *
 * @param learned pieces after which the work expected of an artisan is near the truth
 */
record Repetition(
        int orders,
        int refused,
        double p90Minutes,
        double p90MinutesOfFirst,
        double p50Minutes,
        double p90Days,
        double p50Days,
        double oracleMinutes,
        double lead,
        double oracleLead,
        double naiveLead,
        double padding,
        int learned) {
    static final int FIRST = 20;

    static Repetition of(Scenario scenario, long seed) {
        Randomness random = new Randomness(seed);
        List<Life.Told> told = IntStream.range(0, scenario.artisans())
                .mapToObj(each -> new Life(scenario, random.split()).live())
                .toList();
        List<Kept> kept = new ArrayList<>();
        told.forEach(each -> kept.addAll(each.kept()));
        Score score = new Score(kept);
        return new Repetition(
                kept.size(),
                told.stream().mapToInt(Life.Told::refused).sum(),
                score.p90Minutes(),
                score.p90MinutesOfFirst(FIRST),
                score.p50Minutes(),
                score.p90Days(),
                score.p50Days(),
                score.oracleMinutes(),
                score.leadDays(),
                score.oracleLeadDays(),
                score.naiveLeadDays(),
                score.naivePadding(),
                Learning.pieces(scenario, seed));
    }

    /** How much of what the oracle saves over the naive rule is saved. */
    double gain() {
        return (naiveLead - lead) / (naiveLead - oracleLead);
    }

    double shorter() {
        return 1 - lead / naiveLead;
    }
}
