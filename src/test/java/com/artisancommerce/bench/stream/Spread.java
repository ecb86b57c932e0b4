package com.artisancommerce.bench.stream;

import com.artisancommerce.bench.Row;
import java.util.List;

/** Repetitions of one measure. */
record Spread(double least, double median, double most) {

    static Spread of(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return new Spread(sorted.getFirst(), sorted.get(sorted.size() / 2), sorted.getLast());
    }

    Row row(String measure, String unit) {
        return Row.of(measure, median, unit, least, most);
    }

    static Row once(String measure, double value, String unit) {
        return Row.of(measure, value, unit, value, value);
    }
}
