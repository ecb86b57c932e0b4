package com.artisancommerce.bench.measure;

import com.artisancommerce.bench.Row;
import java.util.List;

/** Repetitions of one measure. */
public record Spread(double least, double median, double most) {

    public static Spread of(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return new Spread(sorted.getFirst(), sorted.get(sorted.size() / 2), sorted.getLast());
    }

    public Row row(String measure, String unit) {
        return Row.of(measure, median, unit, least, most);
    }

    public static Row once(String measure, double value, String unit) {
        return Row.of(measure, value, unit, value, value);
    }
}
