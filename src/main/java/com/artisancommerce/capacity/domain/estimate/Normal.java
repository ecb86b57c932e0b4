package com.artisancommerce.capacity.domain.estimate;

/**
 * The standard normal distribution, to double precision out into the far tail.
 *
 * <p>Built on Mills' ratio {@code M(x) = (1 - Phi(x)) / phi(x)}, which stays a plain number where the tail itself has long become 0.
 * Below 7.07 by Hart's rational approximation, beyond by the continued fraction of Laplace, as put together by G. West, "Better
 * approximations to cumulative normal functions", Wilmott (2005).
 */
final class Normal {
    /** Nine times out of ten it stays below. */
    static final double P90 = 1.2815515655446004;

    private static final double ROOT_OF_TWO_PI = Math.sqrt(2 * Math.PI);
    private static final double HART_ENDS = 7.07106781186547;

    private Normal() {}

    /** The probability to stay at or below. */
    static double below(double x) {
        double tail = Math.exp(-x * x / 2) / ROOT_OF_TWO_PI * ratioOfTail(Math.abs(x));
        return x > 0 ? 1 - tail : tail;
    }

    /** Mills' ratio, for {@code x >= -30}; further left it would leave the range of doubles. */
    static double mills(double x) {
        return x >= 0 ? ratioOfTail(x) : ROOT_OF_TWO_PI * Math.exp(x * x / 2) - ratioOfTail(-x);
    }

    private static double ratioOfTail(double x) {
        if (x >= HART_ENDS) {
            return 1 / (x + 1 / (x + 2 / (x + 3 / (x + 4 / (x + 5 / (x + 6 / (x + 7 / (x + 8 / (x + 0.65)))))))));
        }
        double above = 3.52624965998911e-02 * x + 0.700383064443688;
        above = above * x + 6.37396220353165;
        above = above * x + 33.912866078383;
        above = above * x + 112.079291497871;
        above = above * x + 221.213596169931;
        above = above * x + 220.206867912376;
        double below = 8.83883476483184e-02 * x + 1.75566716318264;
        below = below * x + 16.064177579207;
        below = below * x + 86.7807322029461;
        below = below * x + 296.564248779674;
        below = below * x + 637.333633378831;
        below = below * x + 793.826512519948;
        below = below * x + 440.413735824752;
        return above / below * ROOT_OF_TWO_PI;
    }
}
