package com.artisancommerce.waitlist;

import com.artisancommerce.capacity.Admission;
import com.artisancommerce.capacity.Effort;
import com.artisancommerce.capacity.QueueRef;
import com.artisancommerce.capacity.Transit;
import com.artisancommerce.capacity.WaitingCustomers;
import com.artisancommerce.catalog.Offers;
import com.artisancommerce.catalog.PriceList;
import com.artisancommerce.catalog.Selection;
import com.artisancommerce.catalog.Wish;
import com.artisancommerce.platform.Ids;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.platform.web.ProblemException;
import com.artisancommerce.platform.web.ProblemType;
import com.artisancommerce.waitlist.WaitlistEntry.Person;
import com.artisancommerce.waitlist.store.WaitlistRows;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Takes somebody into the line of an artisan who takes nothing in: the last place, and nobody may pass them. */
@Singleton
class Joining {

    private final Offers offers;
    private final WaitingCustomers waiting;
    private final WaitlistRows rows;
    private final WaitlistBook book;
    private final WaitlistConfig config;

    Joining(Offers offers, WaitingCustomers waiting, WaitlistRows rows, WaitlistBook book, WaitlistConfig config) {
        this.offers = offers;
        this.waiting = waiting;
        this.rows = rows;
        this.book = book;
        this.config = config;
    }

    /** Answers the new entry's id; 409 when there is nothing to wait for, 422 when the product is not for sale in this way. */
    Uni<UUID> join(Tx tx, Caller caller, Person person, Wish wish) {
        return offers.inTransaction(tx, caller.tenant(), List.of(wish.product()))
                .map(found -> PriceList.of(found).select("", wish))
                .chain(chosen -> join(tx, caller, person, wish, chosen));
    }

    private Uni<UUID> join(Tx tx, Caller caller, Person person, Wish wish, Selection chosen) {
        QueueRef queue = new QueueRef(caller.tenant(), chosen.offer().artisanId());
        return waiting.refusalOfANewcomer(tx, queue, Effort.of(chosen))
                .invoke(Joining::requireFull)
                .chain(() -> rows.inLine(tx, queue))
                .invoke(inLine -> requireRoom(inLine, person, wish))
                .chain(() -> waiting.lock(tx, queue))
                .map(now -> entry(caller, queue, person, wish, chosen, now))
                .call(entry -> book.enter(tx, entry))
                .map(entry -> entry.id().value());
    }

    private static WaitlistEntry entry(
            Caller caller, QueueRef queue, Person person, Wish wish, Selection chosen, Instant now) {
        return new WaitlistEntry(
                new WaitlistId(Ids.next()),
                queue.tenant(),
                queue.artisan(),
                0,
                person,
                wish,
                chosen.offer().name(),
                new Transit(caller.inShop().transitMinDays(), caller.inShop().transitMaxDays()),
                WaitlistState.WAITING,
                null,
                null,
                now,
                now,
                1);
    }

    private static void requireFull(Optional<Admission.Refused> refusal) {
        Admission.Refused refused = refusal.orElseThrow(
                () -> ProblemType.CONFLICT.because("There is room, and nobody waits. Check out instead of waiting."));
        if (!refused.mayWait()) {
            throw noUse(refused);
        }
    }

    private static ProblemException noUse(Admission.Refused refused) {
        return refused instanceof Admission.NoHours
                ? ProblemType.CONFLICT.because("This artisan has no working hours to wait for.")
                : ProblemType.CONFLICT.because("This is more work than the artisan takes in at all. Ask for less.");
    }

    private void requireRoom(List<WaitlistEntry> inLine, Person person, Wish wish) {
        if (inLine.size() >= config.longest()) {
            throw ProblemType.CONFLICT.because(
                    "%d wait for this artisan already, and no more can. Try again later.", inLine.size());
        }
        boolean twice = inLine.stream()
                .anyMatch(each -> each.wish().product().equals(wish.product())
                        && each.person().is(person));
        if (twice) {
            throw ProblemType.CONFLICT.because("You wait for this product already.");
        }
    }
}
