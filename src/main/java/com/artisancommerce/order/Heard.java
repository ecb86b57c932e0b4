package com.artisancommerce.order;

import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.checkout.RefundRequested;
import com.artisancommerce.promise.DelayNotice;
import com.artisancommerce.promise.PromiseEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An order after all that it heard at once.
 *
 * @param entries those that are different, as they are now
 * @param letters the notices that its customer is written about
 */
record Heard(
        Order order,
        List<TimelineEvent> events,
        List<OrderEntry> entries,
        List<RefundRequested> refunds,
        List<DelayNotice> letters) {

    Heard {
        events = List.copyOf(events);
        entries = List.copyOf(entries);
        refunds = List.copyOf(refunds);
        letters = List.copyOf(letters);
    }

    /** What the news come to, told in their order. Without those orders to which nothing of it is new. */
    static List<Heard> of(Collection<Order> orders, List<OrderNews> news, Instant now) {
        Map<EntryId, Hearing> hearings = new HashMap<>();
        List<Hearing> all = new ArrayList<>();
        for (Order order : orders) {
            Hearing hearing = new Hearing(order);
            all.add(hearing);
            order.entries().forEach(entry -> hearings.put(entry.entry(), hearing));
        }
        for (OrderNews each : news) {
            Hearing hearing = hearings.get(each.entry());
            if (hearing != null) {
                hearing.hear(each, now);
            }
        }
        return all.stream().filter(Hearing::isNews).map(Hearing::heard).toList();
    }

    /** One order on its way through the news. */
    private static final class Hearing {
        private final Order before;
        private Order order;
        private final List<TimelineEvent> events = new ArrayList<>();
        private final List<RefundRequested> refunds = new ArrayList<>();
        private final List<DelayNotice> letters = new ArrayList<>();

        Hearing(Order order) {
            this.before = order;
            this.order = order;
        }

        void hear(OrderNews news, Instant now) {
            order.hear(news, now).ifPresent(change -> take(change, news));
        }

        private void take(Order.Change change, OrderNews news) {
            order = change.order();
            events.addAll(change.events());
            if (change.refund() != null) {
                refunds.add(Objects.requireNonNull(change.refund()));
            }
            if (news instanceof OrderNews.Promised(PromiseEvent.Announced(DelayNotice notice))) {
                letters.add(notice);
            }
        }

        boolean isNews() {
            return order.version() != before.version();
        }

        Heard heard() {
            List<OrderEntry> changed = order.entries().stream()
                    .filter(entry -> !before.entries().contains(entry))
                    .toList();
            return new Heard(order, events, changed, refunds, letters);
        }
    }
}
