package com.artisancommerce.bench.calibration;

import com.artisancommerce.bench.calibration.Promise.Kept;
import com.artisancommerce.capacity.domain.estimate.Spread;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;

/** What one repetition of a scenario says about the promises made in it. */
final class Score {
    private final List<Kept> kept;

    Score(List<Kept> kept) {
        this.kept = kept;
    }

    int orders() {
        return kept.size();
    }

    /** Of the minutes given as 90 %, the share that was enough. */
    double p90Minutes() {
        return share(each -> each.minutes() <= each.promise().ours().p90());
    }

    double p50Minutes() {
        return share(each -> each.minutes() <= each.promise().ours().p50());
    }

    /** Of the days promised, the share that was met. */
    double p90Days() {
        return share(each -> !each.made().isAfter(each.promise().p90()));
    }

    double p50Days() {
        return share(each -> !each.made().isAfter(each.promise().p50()));
    }

    double leadDays() {
        return mean(each ->
                ChronoUnit.DAYS.between(each.promise().day(), each.promise().p90()));
    }

    /** Of the minutes the oracle gives as 90 %, the share that was enough: shows that the simulation is fair. */
    double oracleMinutes() {
        return share(each -> each.minutes() <= each.promise().oracle().p90());
    }

    /** The same for the first orders of each artisan alone. */
    double p90MinutesOfFirst(int orders) {
        List<Kept> first =
                kept.stream().filter(each -> each.promise().number() <= orders).toList();
        return new Score(first).p90Minutes();
    }

    /** Mean lead time of an oracle that promises no more often in vain than we do. */
    double oracleLeadDays() {
        double z = equallyReliable(factor -> share(each -> !each.made().isAfter(oracle(each, factor))), -2, 6);
        return mean(each -> ChronoUnit.DAYS.between(each.promise().day(), oracle(each, z)));
    }

    /** Mean lead time of the naive rule, padded until it promises no more often in vain than we do. */
    double naiveLeadDays() {
        double padding = naivePadding();
        return mean(each -> 7 * naiveWeeks(each, padding));
    }

    double naivePadding() {
        return equallyReliable(factor -> share(each -> !each.made().isAfter(naive(each, factor))), 0.1, 50);
    }

    /** By bisection, the smallest setting that reaches our share of promises met. */
    private double equallyReliable(DoubleUnaryOperator share, double low, double high) {
        double goal = p90Days();
        double from = low;
        double to = high;
        for (int i = 0; i < 40; i++) {
            double middle = (from + to) / 2;
            if (share.applyAsDouble(middle) >= goal) {
                to = middle;
            } else {
                from = middle;
            }
        }
        return to;
    }

    private static LocalDate oracle(Kept each, double z) {
        Promise promise = each.promise();
        Spread work = promise.oracle();
        long minutes = (long) Math.ceil(work.median() * Math.exp(z * work.sigma()));
        return promise.calendar().finish(promise.day(), minutes).orElseThrow();
    }

    private static LocalDate naive(Kept each, double padding) {
        return each.promise().day().plusWeeks(naiveWeeks(each, padding));
    }

    private static long naiveWeeks(Kept each, double padding) {
        return (long) Math.ceil(
                padding * each.promise().plannedMinutes() / each.promise().weeklyMinutes());
    }

    private double share(Predicate<Kept> met) {
        return (double) kept.stream().filter(met).count() / kept.size();
    }

    private double mean(Function<Kept, Long> days) {
        return kept.stream().mapToLong(days::apply).average().orElse(Double.NaN);
    }
}
