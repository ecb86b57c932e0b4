package com.artisancommerce.order;

import com.artisancommerce.capacity.DateEstimate;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.EntryState;
import com.artisancommerce.capacity.EntryView;
import com.artisancommerce.capacity.Estimate;
import com.artisancommerce.capacity.Estimate.Known;
import com.artisancommerce.capacity.Estimate.Unknown;
import com.artisancommerce.capacity.Estimate.UnknownReason;
import com.artisancommerce.capacity.Risk;
import com.artisancommerce.promise.EntryPromise;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    }

    /** Puts the order together with what is known of its entries and was promised about them. */
    public static OrderAnswer of(Order order, Map<EntryId, EntryView> views, Map<EntryId, EntryPromise> promises) {
        List<Line> lines = new ArrayList<>(order.entries().size());
        for (OrderEntry entry : order.entries()) {
            lines.add(new Line(
                    entry,
                    Optional.ofNullable(views.get(entry.entry())),
                    Optional.ofNullable(promises.get(entry.entry()))));
        }
        return new Dates(lines).answer(order, List.copyOf(lines));
    }

    /** The dates of the whole, found in one pass: this is done for each event of each stream. */
    private static final class Dates {

        private @Nullable UnknownReason unknown;
        private @Nullable LocalDate p50;
        private @Nullable Known last;

        Dates(List<Line> lines) {
            for (Line line : lines) {
                if (line.state() != EntryState.CANCELLED) {
                    line.view().ifPresent(view -> add(view.estimate()));
                }
            }
        }

        private void add(Estimate estimate) {
            switch (estimate) {
                case Unknown(UnknownReason reason) -> unknown = unknown == null ? reason : unknown;
                case Known known -> add(known);
            }
        }

        private void add(Known known) {
            DateEstimate dates = known.delivery();
            p50 = p50 == null || dates.p50().isAfter(p50) ? dates.p50() : p50;
            last = last == null || dates.p90().isAfter(last.delivery().p90()) ? known : last;
        }

        OrderAnswer answer(Order order, List<Line> lines) {
            if (unknown != null || last == null || p50 == null) {
                return new OrderAnswer(order, lines, Optional.empty(), Optional.ofNullable(unknown), List.of());
            }
            return new OrderAnswer(
                    order,
                    lines,
                    Optional.of(new DateEstimate(p50, last.delivery().p90())),
                    Optional.empty(),
                    last.explanation());
        }
    }
}
