package com.artisancommerce.waitlist;

import com.artisancommerce.capacity.Admission;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.Intakes;
import com.artisancommerce.capacity.QueueRef;
import com.artisancommerce.capacity.ReservationAnswered;
import com.artisancommerce.capacity.ReserveCapacity;
import com.artisancommerce.capacity.WaitingCustomers;
import com.artisancommerce.capacity.WorkItem;
import com.artisancommerce.catalog.Offers;
import com.artisancommerce.catalog.PriceList;
import com.artisancommerce.checkout.CheckoutLine;
import com.artisancommerce.platform.Ids;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.waitlist.WaitlistEntry.Offer;
import com.artisancommerce.waitlist.domain.Waitlist;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Holds hours for the first in line, and for the next, until one does not fit; the product is priced as it is then. */
@Singleton
class OfferHours {

    /** The least that anybody could ask for. */
    private static final WorkItem ANY_WORK = new WorkItem(1, 0);

    private final Offers offers;
    private final Intakes intakes;
    private final WaitingCustomers waiting;
    private final WaitlistBook book;
    private final WaitlistConfig config;

    OfferHours(Offers offers, Intakes intakes, WaitingCustomers waiting, WaitlistBook book, WaitlistConfig config) {
        this.offers = offers;
        this.intakes = intakes;
        this.waiting = waiting;
        this.book = book;
        this.config = config;
    }

    /** @param line those whose turn is next, the first first */
    Uni<Void> offer(Tx tx, QueueRef queue, List<WaitlistEntry> line, Instant now) {
        var products =
                line.stream().map(entry -> entry.wish().product()).distinct().toList();
        return line.isEmpty()
                ? Uni.createFrom().voidItem()
                : offers.inTransaction(tx, queue.tenant(), products)
                        .map(PriceList::of)
                        .chain(prices -> untilOneHasToWait(tx, line, prices, now));
    }

    private Uni<Void> untilOneHasToWait(Tx tx, List<WaitlistEntry> line, PriceList prices, Instant now) {
        return Multi.createFrom()
                .iterable(line)
                .onItem()
                .transformToUniAndConcatenate(entry -> turn(tx, entry, prices, now))
                .select()
                .first(served -> served)
                .onItem()
                .ignoreAsUni();
    }

    /** Answers whether it is the next one's turn. */
    private Uni<Boolean> turn(Tx tx, WaitlistEntry entry, PriceList prices, Instant now) {
        Optional<CheckoutLine> line = priced(entry, prices);
        if (line.isEmpty()) {
            return notForSale(tx, entry, now);
        }
        return waiting.refusalOfTheFirst(tx, entry.queue(), line.get().work())
                .chain(refused ->
                        refused.isEmpty() ? hold(tx, entry, line.get(), now) : refused(tx, entry, refused.get(), now));
    }

    /** It may be for sale again by the time there is room for anything at all. */
    private Uni<Boolean> notForSale(Tx tx, WaitlistEntry entry, Instant now) {
        return waiting.refusalOfTheFirst(tx, entry.queue(), ANY_WORK)
                .chain(refused -> refused.isEmpty()
                        ? passOver(tx, entry, PassedReason.NOT_FOR_SALE, now)
                        : Uni.createFrom().item(false));
    }

    private Uni<Boolean> refused(Tx tx, WaitlistEntry entry, Admission.Refused refused, Instant now) {
        return Waitlist.passesOver(refused)
                .map(reason -> passOver(tx, entry, reason, now))
                .orElseGet(() -> Uni.createFrom().item(false));
    }

    private Uni<Boolean> passOver(Tx tx, WaitlistEntry entry, PassedReason reason, Instant now) {
        return book.write(tx, entry, entry.passedOver(reason, now)).replaceWith(true);
    }

    /** There may be room and yet no date to promise: then the first waits on. */
    private Uni<Boolean> hold(Tx tx, WaitlistEntry entry, CheckoutLine line, Instant now) {
        ReserveCapacity command = new ReserveCapacity(
                entry.tenant(), entry.id().value(), now, null, entry.transit(), List.of(line.piece()));
        return intakes.offer(tx, command, config.offerFor())
                .chain(answer -> answer.outcome() == ReservationAnswered.Outcome.RESERVED
                        ? book.write(tx, entry, entry.offered(held(line, answer), now))
                                .replaceWith(true)
                        : Uni.createFrom().item(false));
    }

    private static Offer held(CheckoutLine line, ReservationAnswered answer) {
        ReservationAnswered.Place place = answer.places().getFirst();
        return new Offer(
                line.placed(place.position(), place.promisedBy()),
                Objects.requireNonNull(answer.holdExpiresAt(), "a hold has an end"));
    }

    /** Empty when it is not for sale any more, or not in this way. */
    private static Optional<CheckoutLine> priced(WaitlistEntry entry, PriceList prices) {
        return prices.find(entry.wish())
                .filter(chosen -> chosen.offer().artisanId().equals(entry.artisan()))
                .map(chosen -> CheckoutLine.of(1, new EntryId(Ids.next()), chosen));
    }
}
