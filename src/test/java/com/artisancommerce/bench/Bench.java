package com.artisancommerce.bench;

import java.util.List;

/** Something that is measured. */
public interface Bench {

    /** The word behind {@code ./artisan bench}. */
    String name();

    /** What it measures, in a line. */
    String summary();

    List<Row> run(Options options);

    /** Whether {@code bench all} runs it: what tells how fast or how large the service is, and is over soon enough. */
    default boolean isPartOfAll() {
        return true;
    }

    /** Why that goal is hard to reach, as far as it is known; empty when it is not. */
    default String remark(Row missed) {
        return "";
    }

    /**
     * How to run it.
     *
     * @param quick within a minute on one core, with more noise
     * @param seed of all that is random; the same seed gives the same run
     */
    record Options(boolean quick, long seed) {
        static final long DEFAULT_SEED = 20_261_120;
    }
}
