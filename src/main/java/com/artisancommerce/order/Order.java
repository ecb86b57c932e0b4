package com.artisancommerce.order;

import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.EntryState;
import com.artisancommerce.checkout.Address;
import com.artisancommerce.checkout.Checkout;
import com.artisancommerce.checkout.CheckoutId;
import com.artisancommerce.checkout.CheckoutLine;
import com.artisancommerce.checkout.Contact;
import com.artisancommerce.checkout.RefundRequested;
import com.artisancommerce.order.TimelineEvent.Data;
import com.artisancommerce.platform.Money;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.promise.Promise;
import com.artisancommerce.promise.PromiseEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a customer has ordered. Its state follows from its entries; every change adds numbered events to its timeline.
 *
 * @param number as people say it, counted per shop
 * @param customer the subject of the token; null for a guest
 * @param payment how it is paid, such as {@code cash}
 * @param promisedBy the date of its last entry, since it ships together
 * @param lastSequence the number of the newest timeline event
 */
public record Order(
        OrderId id,
        TenantId tenant,
        long number,
        long version,
        CheckoutId checkout,
        @Nullable String customer,
        Contact contact,
        Address address,
        Money total,
        OrderState state,
        String payment,
        LocalDate promisedBy,
        Instant placedAt,
        long lastSequence,
        List<OrderEntry> entries) {

    public Order {
        entries = List.copyOf(entries);
    }

    /** The order that a reserved checkout becomes. */
    static Change place(Checkout checkout, OrderId id, long number, String payment, Instant now) {
        LocalDate promise = Objects.requireNonNull(checkout.answer().promisedBy(), "a reserved checkout has a date");
        Order order = new Order(
                id,
                checkout.tenant(),
                number,
                1,
                checkout.id(),
                checkout.customer(),
                checkout.contact(),
                checkout.address(),
                checkout.total(),
                OrderState.PLACED,
                payment,
                promise,
                now,
                1,
                checkout.lines().stream().map(Order::entry).toList());
        Data data = new Data(null, null, null, null, promise);
        return new Change(order, List.of(new TimelineEvent(1, TimelineEvent.Type.PLACED, now, data)));
    }

    /** Empty when it is nothing new, or about no entry of this order. */
    Optional<Change> hear(OrderNews news, Instant now) {
        return switch (news) {
            case OrderNews.Moved(EntryId entry, EntryState next, String reason) -> moved(entry, next, reason, now);
            case OrderNews.Postponed(EntryId entry, String reason) -> postponed(entry, reason, now);
            case OrderNews.Promised(PromiseEvent event) -> told(event, now);
        };
    }

    /** One of its entries is in another state now; one that is called off is paid back. Empty when that is nothing new, or no entry of it. */
    private Optional<Change> moved(EntryId entry, EntryState next, @Nullable String reason, Instant now) {
        return entries.stream()
                .filter(candidate -> candidate.entry().equals(entry) && candidate.state() != next)
                .findFirst()
                .map(before -> moved(before.state(), before.in(next), reason, now));
    }

    /** Other work was put before one of its entries. Empty when it is no entry of this order. */
    private Optional<Change> postponed(EntryId entry, String reason, Instant now) {
        return entries.stream()
                .filter(candidate -> candidate.entry().equals(entry))
                .findFirst()
                .map(piece -> event(List.of(), TimelineEvent.Type.POSTPONED, Data.of(piece, reason), now))
                .map(event -> new Change(with(entries, state, promisedBy, 1), List.of(event)));
    }

    /** Something happened to the promise of one of its entries. Empty when that is no entry of this order. */
    private Optional<Change> told(PromiseEvent event, Instant now) {
        return entries.stream()
                .filter(each -> each.entry().equals(event.notice().entry()))
                .findFirst()
                .map(entry -> told(event, entry, now));
    }

    private Change told(PromiseEvent event, OrderEntry entry, Instant now) {
        OrderEntry after = event.entered()
                .map(Promise::date)
                .map((LocalDate date) -> entry.promised(date))
                .orElse(entry);
        LocalDate promise = after.promisedBy().isAfter(promisedBy) ? after.promisedBy() : promisedBy;
        List<TimelineEvent> events = new ArrayList<>();
        DelayNews.of(event, after).ifPresent(news -> events.add(event(events, news.type(), news.data(), now)));
        return new Change(with(replaced(after), state, promise, events.size()), events);
    }

    private Change moved(EntryState left, OrderEntry entry, @Nullable String reason, Instant now) {
        List<OrderEntry> after = replaced(entry);
        OrderState next = OrderState.of(after);
        List<TimelineEvent> events = new ArrayList<>();
        typeOf(left, entry.state()).ifPresent(type -> events.add(event(events, type, Data.of(entry, reason), now)));
        if (next != state && (next == OrderState.READY || next == OrderState.CANCELLED)) {
            TimelineEvent.Type type =
                    next == OrderState.READY ? TimelineEvent.Type.READY : TimelineEvent.Type.CANCELLED;
            events.add(event(events, type, new Data(null, null, null, reason, null), now));
        }
        return new Change(
                with(after, next, promisedBy, events.size()),
                events,
                entry.state() == EntryState.CANCELLED ? refund(entry, reason) : null);
    }

    private List<OrderEntry> replaced(OrderEntry entry) {
        return entries.stream()
                .map(each -> each.entry().equals(entry.entry()) ? entry : each)
                .toList();
    }

    /** The next version. */
    private Order with(List<OrderEntry> entriesThen, OrderState stateThen, LocalDate promise, int moreEvents) {
        return new Order(
                id,
                tenant,
                number,
                version + 1,
                checkout,
                customer,
                contact,
                address,
                total,
                stateThen,
                payment,
                promise,
                placedAt,
                lastSequence + moreEvents,
                entriesThen);
    }

    private TimelineEvent event(List<TimelineEvent> before, TimelineEvent.Type type, Data data, Instant now) {
        return new TimelineEvent(lastSequence + before.size() + 1, type, now, data);
    }

    /** A piece is finished when the artisan's hands leave it; what cures afterwards is no news until the order is ready. */
    private static Optional<TimelineEvent.Type> typeOf(EntryState left, EntryState next) {
        return switch (next) {
            case IN_PRODUCTION ->
                Optional.of(left == EntryState.BLOCKED ? TimelineEvent.Type.RESUMED : TimelineEvent.Type.STARTED);
            case BLOCKED -> Optional.of(TimelineEvent.Type.BLOCKED);
            case CURING -> Optional.of(TimelineEvent.Type.FINISHED);
            case DONE -> left == EntryState.CURING ? Optional.empty() : Optional.of(TimelineEvent.Type.FINISHED);
            case CANCELLED -> Optional.of(TimelineEvent.Type.ENTRY_CANCELLED);
            default -> Optional.empty();
        };
    }

    private static OrderEntry entry(CheckoutLine line) {
        return new OrderEntry(
                line.entry(),
                line.lineNumber(),
                line.artisan(),
                line.product(),
                line.productName(),
                line.quantity(),
                line.unitPrice().amount(),
                EntryState.QUEUED,
                Objects.requireNonNull(line.promisedBy(), "a reserved line has a date"),
                line.options());
    }

    /** Asks for what an entry cost to be given back. The refund is named after the entry: there is one of it, whoever calls it off. */
    private RefundRequested refund(OrderEntry entry, @Nullable String reason) {
        UUID refund = UUID.nameUUIDFromBytes(("refund/entry/" + entry.entry()).getBytes(StandardCharsets.UTF_8));
        Money price = new Money(entry.unitPrice(), total.currency()).times(entry.quantity());
        return new RefundRequested(
                tenant,
                refund,
                checkout.value(),
                id.value(),
                entry.entry().value(),
                price,
                Objects.requireNonNullElse(reason, "The piece was called off."));
    }

    /**
     * An order after something happened to it, and the events that tell.
     *
     * @param refund what the customer gets back for it; null when nothing
     */
    record Change(
            Order order,
            List<TimelineEvent> events,
            @Nullable RefundRequested refund) {

        Change {
            events = List.copyOf(events);
        }

        Change(Order order, List<TimelineEvent> events) {
            this(order, events, null);
        }
    }
}
