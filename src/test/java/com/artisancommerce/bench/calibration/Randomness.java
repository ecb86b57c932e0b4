package com.artisancommerce.bench.calibration;

import java.util.SplittableRandom;

/** Seeded random values of the distributions that a simulated shop needs. */
final class Randomness {
    private final SplittableRandom random;

    Randomness(long seed) {
        this(new SplittableRandom(seed));
    }

    private Randomness(SplittableRandom random) {
        this.random = random;
    }

    /** Another source, independent of what is drawn from this one later. */
    Randomness split() {
        return new Randomness(random.split());
    }

    double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    int upTo(int bound) {
        return random.nextInt(bound);
    }

    boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    double normal(double mean, double sd) {
        return mean + sd * random.nextGaussian();
    }

    /** How often something happens that is expected so many times. By counting, so for small expectations. */
    int poisson(double expected) {
        double limit = Math.exp(-expected);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }
}
