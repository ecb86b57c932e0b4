package com.artisancommerce.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One measure of a benchmark.
 *
 * @param goal as read by people, such as {@code >= 0.9}; null when there is none
 * @param met null when there is no goal
 * @param spread the smallest and the largest value over the repetitions
 */
@JsonPropertyOrder({"measure", "value", "unit", "goal", "met", "spread"})
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Row(
        String measure,
        double value,
        String unit,
        @Nullable String goal,
        @Nullable Boolean met,
        List<Double> spread) {

    /** A measure that is only to be known. */
    public static Row of(String measure, double value, String unit, double min, double max) {
        return new Row(measure, value, unit, null, null, List.of(min, max));
    }

    public Row atLeast(double goal) {
        return with(">= " + text(goal), value >= goal);
    }

    public Row atMost(double goal) {
        return with("<= " + text(goal), value <= goal);
    }

    /** Both ends belong to it. */
    public Row within(double low, double high) {
        return with(text(low) + ".." + text(high), value >= low && value <= high);
    }

    private Row with(String goal, boolean met) {
        return new Row(measure, value, unit, goal, met, spread);
    }

    /** Without decimals where there are none. */
    static String text(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
