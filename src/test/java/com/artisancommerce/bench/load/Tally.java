package com.artisancommerce.bench.load;

/**
 * What clients saw in a window.
 *
 * @param others of the answers that were not 200
 * @param other one of them; empty when there was none
 * @param bytes of all answers
 * @param median milliseconds from asking to the end of the answer
 * @param slow the same for the slowest hundredth
 */
public record Tally(long answers, long others, String other, long bytes, long nanos, double median, double slow) {

    private static final double NANOS_PER_SECOND = 1e9;

    public double perSecond() {
        return answers * NANOS_PER_SECOND / nanos;
    }

    public double seconds() {
        return nanos / NANOS_PER_SECOND;
    }

    /** All must have been answered as asked, or what was measured is something else. */
    public Tally require200() {
        if (others > 0 || answers == 0) {
            throw new IllegalStateException(others + " of " + answers + " answers were not 200 but " + other);
        }
        return this;
    }

    static Tally read(String line) {
        String[] fields = line.split(" ", -1);
        return new Tally(
                Long.parseLong(fields[0]),
                Long.parseLong(fields[1]),
                fields[2],
                Long.parseLong(fields[3]),
                Long.parseLong(fields[4]),
                Double.parseDouble(fields[5]),
                Double.parseDouble(fields[6]));
    }

    /** As {@link #read} takes it. */
    @Override
    public String toString() {
        return answers + " " + others + " " + other + " " + bytes + " " + nanos + " " + median + " " + slow;
    }
}
