package com.artisancommerce.bench.calibration;

import com.artisancommerce.capacity.Effort;
import com.artisancommerce.capacity.WeeklyHours;
import com.artisancommerce.capacity.domain.estimate.Pace;
import com.artisancommerce.catalog.ProductId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.ToDoubleFunction;

/**
 * The truth about a simulated artisan, which no estimate gets to see.
 *
 * @param logPace by day, from the first day of the warm-up on
 * @param itemSd of the log of the luck of one piece
 * @param load the artisan's work ordered, as a share of the hours
 */
record Craft(
        WeeklyHours weekly, List<Product> products, List<Double> logPace, double itemSd, double redone, double load) {
    /** Paces differ between artisans, evenly from 26 % faster than planned to 65 % slower. Not the shape that the prior believes in. */
    private static final double FASTEST = -0.3;

    private static final double SLOWEST = 0.5;

    /** What an artisan makes. */
    record Product(ProductId id, Effort effort, double bias, int mostPieces) {

        /** Mean planned minutes of an order. */
        double planned() {
            return effort.setupMinutes() + effort.perUnitMinutes() * (mostPieces + 1) / 2.0;
        }
    }

    static Craft of(Scenario scenario, Randomness random) {
        List<Product> products = new ArrayList<>();
        for (int i = 0; i < scenario.products(); i++) {
            double bias = random.normal(0, scenario.biasSd());
            products.add(product(i, scenario, bias, random));
        }
        return new Craft(
                hours(scenario, random),
                products,
                pace(scenario, random),
                random.between(0.15, 0.45),
                scenario.redone(),
                random.between(0.85, 0.97));
    }

    /** How many times longer than planned a piece takes, begun on that day. */
    double luck(Product product, int day, Randomness random) {
        double log = logPace.get(Math.min(day, logPace.size() - 1)) + product.bias() + random.normal(0, itemSd);
        return Math.exp(log) * (random.happens(redone) ? random.between(2, 4) : 1);
    }

    /** Mean of {@link #luck} over the pace and the bias. */
    double meanLuck() {
        return Math.exp(itemSd * itemSd / 2) * (1 + redone * 2);
    }

    /** Variance of {@link #luck} in squares of its mean. */
    double luckVariance() {
        double square = Math.exp(2 * itemSd * itemSd) * (1 + redone * (28.0 / 3 - 1));
        return square / (meanLuck() * meanLuck()) - 1;
    }

    /** Log of the mean of the work over its plan, the products' own biases aside. */
    double truePace(int day) {
        return logPace.get(Math.min(day, logPace.size() - 1)) + Math.log(meanLuck());
    }

    /** Log of the work that is expected of the products, over the truth. */
    double error(Pace pace, ToDoubleFunction<ProductId> bias, int day) {
        double expected = 0;
        double truth = 0;
        for (Product product : products) {
            expected += product.planned() * Math.exp(bias.applyAsDouble(product.id()));
            truth += product.planned() * Math.exp(product.bias());
        }
        return Math.log(expected / truth) + pace.logPace() - truePace(day);
    }

    /** Orders a day that fill the hours to the load. */
    double ordersADay() {
        double minutes = products.stream()
                .mapToDouble(product -> product.planned() * Math.exp(product.bias()))
                .average()
                .orElseThrow();
        double meanPace = logPace.stream().mapToDouble(Math::exp).average().orElseThrow();
        return load * weekly.total() / 7.0 / (minutes * meanPace * meanLuck());
    }

    private static Product product(int index, Scenario scenario, double bias, Randomness random) {
        int perUnit = scenario.products() > 2
                ? (int) Math.exp(random.between(Math.log(20), Math.log(900)))
                : 60 + random.upTo(240);
        Effort effort = new Effort(10 + random.upTo(50), perUnit, 0);
        return new Product(new ProductId(new UUID(2, index)), effort, bias, perUnit > 400 ? 1 : 3);
    }

    private static WeeklyHours hours(Scenario scenario, Randomness random) {
        int minutes = scenario.isNew() ? 120 + 60 * random.upTo(3) : 240 + 60 * random.upTo(5);
        return random.happens(0.5)
                ? WeeklyHours.weekdays(minutes)
                : new WeeklyHours(minutes, 0, minutes, 0, minutes, minutes, 0);
    }

    private static List<Double> pace(Scenario scenario, Randomness random) {
        int days = scenario.warmUpDays() + Scenario.SCORED_DAYS + 365;
        List<Double> path = new ArrayList<>(days);
        double log = random.between(FASTEST, SLOWEST);
        double trend = scenario.weeklyDrift() == 0 ? 0 : random.between(-0.15, 0.15) / 365;
        for (int day = 0; day < days; day++) {
            path.add(log);
            log += trend + (day % 7 == 6 ? random.normal(0, scenario.weeklyDrift()) : 0);
        }
        return List.copyOf(path);
    }
}
