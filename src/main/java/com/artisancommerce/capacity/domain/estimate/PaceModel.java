package com.artisancommerce.capacity.domain.estimate;

import com.artisancommerce.capacity.Basis;
import com.artisancommerce.capacity.domain.estimate.LevelFilter.Drift;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What an artisan's finished pieces have taught: product prior, artisan, evidence.
 *
 * <p>Each piece shows {@code log(worked / planned)} = the product's bias + the artisan's pace + the luck of the piece. The pace is followed
 * by a bank of {@link LevelFilter}s, one for each assumption about its drift, averaged by how well each foretold the pieces so far
 * (Bayesian model averaging; the discount is A. Raftery, M. Karny, P. Ettler's forgetting, Technometrics 2010). The bank is summed up by its
 * two moments; {@link Luck} adds the spread of single pieces and tells those that were spoiled, which say little of the pace.
 *
 * <p>The general prior: people underestimate their own work (R. Buehler, D. Griffin, M. Ross, "Exploring the planning fallacy", 1994),
 * craftspeople with known products less than others; so a pace of e^0.1 with a log-sd of 0.3, which covers 0.67 to 1.81 of the plan nine
 * times out of ten. It fades by itself: with the usual luck of pieces it weighs as much as one or two of them.
 *
 * @param filters the bank
 * @param pieces finished pieces it has seen
 */
public record PaceModel(List<LevelFilter> filters, Luck luck, int pieces) {
    private static final double PRIOR_MEAN = 0.1;
    private static final double PRIOR_VARIANCE = 0.3 * 0.3;

    /** Learned is a pace once so much of the prior's variance is gone. */
    private static final double LEARNED = 0.8;

    /** Nothing seen yet. */
    public static final PaceModel UNKNOWN = new PaceModel(
            Arrays.stream(Drift.values())
                    .map(drift -> new LevelFilter(drift, PRIOR_MEAN, PRIOR_VARIANCE, 0))
                    .toList(),
            Luck.NONE,
            0);

    public PaceModel {
        filters = List.copyOf(filters);
    }

    /** What estimates need of it. */
    public Pace pace() {
        double mean = mean(LevelFilter::mean);
        double variance = variance() + luck.meanVariance();
        return new Pace(
                mean + Math.log(luck.mean()),
                variance,
                luck.variance(),
                mean(filter -> filter.drift().daily()),
                variance <= (1 - LEARNED) * PRIOR_VARIANCE ? Basis.LEARNED : Basis.PRIOR,
                pieces);
    }

    /** The model after a finished piece of a product with that bias, and the bias after it. */
    public Learned learn(Evidence evidence, ProductBias bias) {
        double log = evidence.logRatio() - bias.mean();
        double before = mean(LevelFilter::mean);
        double usual = 1 - luck.spoiled(log - before, variance());
        double noise = luck.noise() / (evidence.weight() * usual);
        List<LevelFilter> after = filters.stream()
                .map(filter -> filter.learn(log, noise, evidence.days()))
                .toList();
        PaceModel model = new PaceModel(after, luck.learn(log - before, variance(), evidence.weight()), pieces + 1);
        return new Learned(model, bias.learn(evidence.logRatio() - model.mean(LevelFilter::mean), noise));
    }

    private double variance() {
        double mean = mean(LevelFilter::mean);
        return mean(filter -> filter.variance() + (filter.mean() - mean) * (filter.mean() - mean));
    }

    /** Over the bank, by how likely each filter is. */
    private double mean(ToDoubleFunction<LevelFilter> value) {
        double best = filters.stream().mapToDouble(LevelFilter::logWeight).max().orElseThrow();
        double sum = 0;
        double weights = 0;
        for (LevelFilter filter : filters) {
            double weight = Math.exp(filter.logWeight() - best);
            sum += weight * value.applyAsDouble(filter);
            weights += weight;
        }
        return sum / weights;
    }

    /** What a finished piece changed. */
    public record Learned(PaceModel model, ProductBias bias) {}
}
