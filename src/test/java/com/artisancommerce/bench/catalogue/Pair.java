package com.artisancommerce.bench.catalogue;

import com.artisancommerce.bench.Row;
import com.artisancommerce.bench.measure.Spread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The service and raw Vert.x, asked for the same, turn by turn. */
record Pair(String what, Reading ours, Reading raw) {

    void warmUp(Duration window, Duration atMost) {
        ours.warmUp(window, atMost);
        raw.warmUp(window, atMost);
    }

    void measure(Duration window) {
        ours.measure(window);
        raw.measure(window);
    }

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        each().forEach(one ->
                rows.add(Spread.of(one.microseconds()).row("processor time of a request, " + name(one), "us")));
        rows.add(ratio());
        each().forEach(one -> rows.add(one.perSecond().row("requests a second, " + name(one), "1/s")));
        each().forEach(one -> rows.add(one.median().row("median time of an answer, " + name(one), "ms")));
        each().forEach(one ->
                rows.add(one.clientsShare().row("clients' own share of a processor, " + name(one), "share")));
        return rows;
    }

    private Stream<Reading> each() {
        return Stream.of(ours, raw);
    }

    private String name(Reading one) {
        return what + ", " + one.server();
    }

    /** Round by round, so that what slowed both down does not count. */
    private Row ratio() {
        List<Double> one = ours.microseconds();
        List<Double> two = raw.microseconds();
        return Spread.of(IntStream.range(0, one.size())
                        .mapToObj(round -> one.get(round) / two.get(round))
                        .toList())
                .row("processor time of a request, " + what + ", ours / raw Vert.x", "ratio");
    }
}
