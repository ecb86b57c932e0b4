package com.artisancommerce.order.web;

import com.artisancommerce.api.AddressJson;
import com.artisancommerce.api.ContactJson;
import com.artisancommerce.api.DateRangeJson;
import com.artisancommerce.api.EntryStateJson;
import com.artisancommerce.api.ExplanationJson;
import com.artisancommerce.api.MoneyJson;
import com.artisancommerce.api.OrderEntryJson;
import com.artisancommerce.api.OrderJson;
import com.artisancommerce.api.OrderPageJson;
import com.artisancommerce.api.OrderStateJson;
import com.artisancommerce.api.OrderStatusJson;
import com.artisancommerce.api.OrderSummaryJson;
import com.artisancommerce.api.ProductOptionJson;
import com.artisancommerce.api.TimelineDataJson;
import com.artisancommerce.api.TimelineEventJson;
import com.artisancommerce.api.TimelineTypeJson;
import com.artisancommerce.capacity.DateEstimate;
import com.artisancommerce.capacity.EntryView;
import com.artisancommerce.capacity.Estimate;
import com.artisancommerce.catalog.ProductOption;
import com.artisancommerce.checkout.Address;
import com.artisancommerce.order.Order;
import com.artisancommerce.order.OrderAnswer;
import com.artisancommerce.order.OrderId;
import com.artisancommerce.order.TimelineEvent;
import com.artisancommerce.platform.Money;
import com.artisancommerce.platform.web.Cursors;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Orders as the wire says them. */
final class OrderWire {

    private OrderWire() {}

    static OrderJson order(OrderAnswer answer, Instant computedAt) {
        Order order = answer.order();
        OrderStateJson live = state(answer, computedAt);
        return new OrderJson(
                order.id().value(),
                number(order),
                order.checkout().value(),
                live.state(),
                order.placedAt(),
                money(order.total()),
                new ContactJson(order.contact().email(), order.contact().name()),
                address(order.address()),
                live.entries(),
                live.delivery(),
                live.reason(),
                live.promisedBy(),
                live.explanation(),
                computedAt);
    }

    /** The part that moves: what a stream sends as {@code state}. */
    static OrderStateJson state(OrderAnswer answer, Instant computedAt) {
        Order order = answer.order();
        return new OrderStateJson(
                order.id().value(),
                OrderStatusJson.valueOf(order.state().name()),
                answer.lines().stream().map(line -> entry(line, computedAt)).toList(),
                answer.delivery().map(OrderWire::range).orElse(null),
                answer.reason().map(Estimate.UnknownReason::text).orElse(null),
                order.promisedBy(),
                answer.explanation().stream().map(OrderWire::part).toList(),
                computedAt);
    }

    static OrderPageJson page(Cursors.Page<Order> page) {
        List<OrderSummaryJson> items = page.items().stream()
                .map(order -> new OrderSummaryJson(
                        order.id().value(),
                        number(order),
                        OrderStatusJson.valueOf(order.state().name()),
                        order.placedAt(),
                        money(order.total()),
                        order.promisedBy()))
                .toList();
        return new OrderPageJson(items, page.nextCursor());
    }

    static TimelineEventJson event(OrderId order, TimelineEvent event) {
        TimelineEvent.Data data = event.data();
        return new TimelineEventJson(
                order.value(),
                event.sequence(),
                TimelineTypeJson.valueOf(event.type().name()),
                event.at(),
                new TimelineDataJson(
                        data.entryId(), data.productName(), data.quantity(), data.reason(), data.promisedBy()));
    }

    private static OrderEntryJson entry(OrderAnswer.Line line, Instant now) {
        EntryView view = line.view().orElse(null);
        EntryView waiting = view != null && view.position() != null ? view : null;
        return new OrderEntryJson(
                line.entry().entry().value(),
                line.entry().artisan().value(),
                line.entry().product().value(),
                line.entry().productName(),
                line.entry().quantity(),
                line.entry().options().stream().map(OrderWire::option).toList(),
                EntryStateJson.valueOf(line.state().name()),
                waiting == null ? null : waiting.position(),
                waiting == null ? null : waiting.entriesAhead(),
                waiting == null ? null : waiting.minutesAhead(),
                view == null ? null : ready(view.estimate()),
                line.entry().promisedBy(),
                view == null ? 0 : view.queueVersion(),
                view == null ? "UTC" : view.zone().getId(),
                OrderPromiseWire.promise(line, now));
    }

    private static ProductOptionJson option(ProductOption option) {
        return new ProductOptionJson(option.code(), option.name(), option.minutes(), option.priceDelta());
    }

    private static @Nullable DateRangeJson ready(Estimate estimate) {
        return estimate instanceof Estimate.Known known ? range(known.ready()) : null;
    }

    private static DateRangeJson range(DateEstimate dates) {
        return new DateRangeJson(dates.p50(), dates.p90());
    }

    private static ExplanationJson part(Estimate.Part part) {
        return new ExplanationJson(
                part.code().name().toLowerCase(Locale.ROOT), Math.toIntExact(part.days()), part.minutes(), part.text());
    }

    private static AddressJson address(Address a) {
        return new AddressJson(a.line1(), a.line2(), a.city(), a.postalCode(), a.region(), a.country());
    }

    private static MoneyJson money(Money money) {
        return new MoneyJson(money.amount(), money.currency());
    }

    private static String number(Order order) {
        return String.valueOf(order.number());
    }
}
