package com.artisancommerce.promise;

import java.time.LocalDate;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How an artisan's word is kept: first promises, of pieces that are done, or called off after a delay.
 *
 * @param kept how many of them were met
 * @param sample how many there are
 * @param since the day, in UTC, on which the oldest of them was made; null when there is none
 */
public record Accuracy(int kept, int sample, @Nullable LocalDate since) {

    /** Kept among all, from 0 to 1; empty when there is nothing to tell from. */
    public OptionalDouble share() {
        return sample == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) kept / sample);
    }
}
