package com.artisancommerce.waitlist;

import com.artisancommerce.capacity.QueueRef;
import com.artisancommerce.capacity.WaitingCustomers;
import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.waitlist.domain.Waitlist;
import com.artisancommerce.waitlist.store.WaitlistRows;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Whose turn it is: offers that were not answered are passed on, and hours that are free are offered to the first in line, then to the
 * next, until one does not fit. Under the queue's lock, so that however many look at once nobody is passed and no hour is offered twice.
 */
@Singleton
public class WaitlistTurns {

    private final WaitlistRows rows;
    private final WaitlistBook book;
    private final WaitingCustomers waiting;
    private final OfferHours hours;
    private final WaitlistConfig config;
    private final Clock clock;

    WaitlistTurns(
            WaitlistRows rows,
            WaitlistBook book,
            WaitingCustomers waiting,
            OfferHours hours,
            WaitlistConfig config,
            Clock clock) {
        this.rows = rows;
        this.book = book;
        this.waiting = waiting;
        this.hours = hours;
        this.config = config;
        this.clock = clock;
    }

    /** Queues but for those named, of every tenant, in which an offer has run out. For the system role. */
    public Uni<List<QueueRef>> silent(Tx tx, Collection<QueueRef> except) {
        return rows.silentQueues(tx, clock.now(), except);
    }

    /** Brings one waitlist up to this moment, or so many turns nearer to it: whoever gets a turn has the queue looked at again. */
    public Uni<Void> settle(Tx tx, QueueRef queue) {
        return waiting.lock(tx, queue)
                .chain(now -> rows.inLine(tx, queue)
                        .map(Waitlist::new)
                        .call(line -> passOn(tx, line, now))
                        .chain(line -> hours.offer(tx, queue, line.next(config.turnsAtOnce()), now)));
    }

    private Uni<Void> passOn(Tx tx, Waitlist line, Instant now) {
        return Multi.createFrom()
                .iterable(line.silent(now))
                .onItem()
                .transformToUniAndConcatenate(entry -> book.write(tx, entry, entry.lapsed(now)))
                .onItem()
                .ignoreAsUni();
    }
}
