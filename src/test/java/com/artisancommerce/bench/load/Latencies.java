package com.artisancommerce.bench.load;

/** What a window's answers were like, to a twentieth of a millisecond up to two seconds. */
final class Latencies {

    private static final int NANOS_PER_SLOT = 50_000;

    private final int[] slots = new int[40_000];
    private long answers;
    private long bytes;
    private long others;
    private String other = "";

    void answered(long nanos, AnswerReader answer) {
        answers++;
        bytes += answer.length();
        slots[(int) Math.min(slots.length - 1, nanos / NANOS_PER_SLOT)]++;
        if (!answer.ok()) {
            others++;
            other = answer.toString().lines().findFirst().orElse("");
        }
    }

    Tally tally(long nanos) {
        return new Tally(answers, others, other.replace(' ', '_'), bytes, nanos, slot(0.5), slot(0.99));
    }

    private double slot(double share) {
        long left = (long) (answers * share);
        int at = 0;
        while (at < slots.length - 1 && left >= slots[at]) {
            left -= slots[at++];
        }
        return (at + 1) * NANOS_PER_SLOT / 1e6;
    }
}
