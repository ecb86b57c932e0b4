package com.artisancommerce.order;

import com.artisancommerce.capacity.DateEstimate;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.EntryState;
import com.artisancommerce.capacity.EntryView;
import com.artisancommerce.capacity.Estimate;
import com.artisancommerce.capacity.Risk;
import com.artisancommerce.promise.EntryPromise;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where an order stands at one instant: each of its entries in its queue, and the dates of the whole, which are those of its last entry.
 * A stream's {@code state} and a GET are the same answer.
 *
 * @param delivery empty when nobody can say; {@code reason} then says why
 * @param explanation the parts of the last entry's way
 */
public record OrderAnswer(
        Order order,
        List<Line> lines,
        Optional<DateEstimate> delivery,
        Optional<Estimate.UnknownReason> reason,
        List<Estimate.Part> explanation) {

    /** An entry of the order with its view, and with what was promised. */
    public record Line(OrderEntry entry, Optional<EntryView> view, Optional<EntryPromise> promise) {

        /** How its promise stands in its queue now. What left the queue keeps what was last seen, which changes no more. */
        public Risk risk() {
            return view.map(EntryView::risk)
                    .or(() -> promise.map(EntryPromise::status))
                    .orElse(Risk.ON_TRACK);
        }

        public EntryState state() {
            return view.map(EntryView::state).orElse(entry.state());
        }

        private Line said() {
            return new Line(entry, view.map(each -> each.atVersion(0)), promise);
        }

        private Optional<Estimate> estimate() {
            return view.map(EntryView::estimate);
        }
    }

    /** Whether a customer would read the same in both: the number of a queue's version alone is no news. */
    boolean saysTheSameAs(OrderAnswer other) {
        return order.version() == other.order.version()
                && delivery.equals(other.delivery)
                && reason.equals(other.reason)
                && explanation.equals(other.explanation)
                && lines.stream()
                        .map(Line::said)
                        .toList()
                        .equals(other.lines.stream().map(Line::said).toList());
    }

    /** Puts the order together with what is known of its entries and was promised about them. */
    public static OrderAnswer of(Order order, Map<EntryId, EntryView> views, Map<EntryId, EntryPromise> promises) {
        List<Line> lines = order.entries().stream()
                .map(entry -> new Line(
                        entry,
                        Optional.ofNullable(views.get(entry.entry())),
                        Optional.ofNullable(promises.get(entry.entry()))))
                .toList();
        List<Estimate> open = lines.stream()
                .filter(line -> line.state() != EntryState.CANCELLED)
                .flatMap(line -> line.estimate().stream())
                .toList();
        var unknown = open.stream()
                .filter(Estimate.Unknown.class::isInstance)
                .map(estimate -> ((Estimate.Unknown) estimate).reason())
                .findFirst();
        List<Estimate.Known> known = new ArrayList<>();
        open.forEach(estimate -> {
            if (estimate instanceof Estimate.Known dates) {
                known.add(dates);
            }
        });
        if (unknown.isPresent() || known.isEmpty()) {
            return new OrderAnswer(order, lines, Optional.empty(), unknown, List.of());
        }
        return new OrderAnswer(order, lines, Optional.of(last(known)), Optional.empty(), longest(known));
    }

    private static DateEstimate last(List<Estimate.Known> known) {
        return new DateEstimate(
                latest(known.stream().map(each -> each.delivery().p50()).toList()),
                latest(known.stream().map(each -> each.delivery().p90()).toList()));
    }

    private static LocalDate latest(List<LocalDate> dates) {
        return dates.stream().max(Comparator.naturalOrder()).orElseThrow();
    }

    private static List<Estimate.Part> longest(List<Estimate.Known> known) {
        return known.stream()
                .max(Comparator.comparing(each -> each.delivery().p90()))
                .map(Estimate.Known::explanation)
                .orElse(List.of());
    }
}
