package com.artisancommerce.capacity.domain.estimate;

/**
 * What a finished piece says about the pace.
 *
 * @param planned its work as planned, in minutes
 * @param worked the minutes it took
 * @param weight 1 where the minutes were reported, less where they were inferred
 */
public record Evidence(long planned, long worked, double weight) {
    public Evidence {
        if (planned <= 0 || worked <= 0 || !(weight > 0 && weight <= 1)) {
            throw new IllegalArgumentException("Evidence has minutes planned and worked and a weight in (0, 1], not "
                    + planned + ", " + worked + " and " + weight);
        }
    }

    /** Minutes reported by the artisan. */
    public static Evidence reported(long planned, long worked) {
        return new Evidence(planned, worked, 1);
    }

    public boolean tookLonger() {
        return worked > planned;
    }

    /** Log of how many times longer it took than planned. */
    double logRatio() {
        return Math.log((double) worked / planned);
    }

    /** How far the artisan's own clock went on, in days of work. */
    double days() {
        return planned / Pace.MINUTES_A_DAY;
    }
}
