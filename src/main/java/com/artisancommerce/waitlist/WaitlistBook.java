package com.artisancommerce.waitlist;

import com.artisancommerce.capacity.WaitingCustomers;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.waitlist.store.WaitlistRows;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** Writes what becomes of those who wait: the entry, the number of those who wait in the queue's row, and word of it. */
@Singleton
class WaitlistBook {

    private final WaitlistRows rows;
    private final WaitingCustomers waiting;
    private final WaitlistEvents events;

    WaitlistBook(WaitlistRows rows, WaitingCustomers waiting, WaitlistEvents events) {
        this.rows = rows;
        this.waiting = waiting;
        this.events = events;
    }

    Uni<Void> enter(Tx tx, WaitlistEntry joined) {
        return rows.insert(tx, joined)
                .chain(() -> waiting.joined(tx, joined.queue(), joined.joinedAt()))
                .chain(() -> events.changed(tx, joined));
    }

    Uni<Void> write(Tx tx, WaitlistEntry before, WaitlistEntry after) {
        return rows.save(tx, after)
                .chain(() -> before.state() == WaitlistState.WAITING
                        ? waiting.left(tx, after.queue(), after.since())
                        : Uni.createFrom().voidItem())
                .chain(() -> events.changed(tx, after));
    }

    /** Finds the entry, locks its queue, and reads it again: what it says then stays so until the transaction ends. */
    Uni<Optional<Locked>> lock(Tx tx, TenantId tenant, WaitlistId id) {
        return rows.find(tx, tenant, id)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : waiting.lock(tx, found.get().queue())
                                .chain(now -> rows.find(tx, tenant, id)
                                        .map(again -> again.map(entry -> new Locked(entry, now)))));
    }

    /** An entry whose queue is locked, and the time to judge by. */
    record Locked(WaitlistEntry entry, Instant now) {}
}
