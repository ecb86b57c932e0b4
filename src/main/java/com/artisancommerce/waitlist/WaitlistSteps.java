package com.artisancommerce.waitlist;

import com.artisancommerce.capacity.Reservations;
import com.artisancommerce.catalog.Wish;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.idempotency.Claim;
import com.artisancommerce.platform.idempotency.Effect;
import com.artisancommerce.platform.idempotency.Idempotency;
import com.artisancommerce.platform.sql.Sql;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.platform.web.ProblemType;
import com.artisancommerce.waitlist.WaitlistEntry.Person;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Locale;

/** What those who wait do themselves: join, and leave again or turn an offer down. */
@Singleton
public class WaitlistSteps {

    private final Sql sql;
    private final Idempotency idempotency;
    private final Joining joining;
    private final WaitlistBook book;
    private final Reservations reservations;

    WaitlistSteps(Sql sql, Idempotency idempotency, Joining joining, WaitlistBook book, Reservations reservations) {
        this.sql = sql;
        this.idempotency = idempotency;
        this.joining = joining;
        this.book = book;
        this.reservations = reservations;
    }

    /** Joins once, however often the claim is made. */
    public Uni<Effect> join(Caller caller, Person person, Wish wish, Claim claim) {
        return sql.inTransaction(
                caller.tenant(), tx -> idempotency.once(tx, claim, () -> joining.join(tx, caller, person, wish)));
    }

    /** Leaves the line, or gives the offered hours to the next. Harmless when there is nothing left to leave. */
    public Uni<Void> leave(TenantId tenant, WaitlistId id) {
        return sql.inTransaction(
                tenant,
                tx -> book.lock(tx, tenant, id)
                        .map(found -> found.orElseThrow(() -> Waitlists.absent(id)))
                        .chain(locked -> leave(tx, locked)));
    }

    private Uni<Void> leave(Tx tx, WaitlistBook.Locked locked) {
        WaitlistEntry entry = locked.entry();
        return switch (entry.stateAt(locked.now())) {
            case WAITING -> book.write(tx, entry, entry.left(locked.now()));
            case OFFERED ->
                reservations
                        .release(tx, entry.tenant(), entry.id().value())
                        .chain(() -> book.write(tx, entry, entry.left(locked.now())));
            case DECLINED, LAPSED, PASSED_OVER, LEFT -> Uni.createFrom().voidItem();
            case ACCEPTED ->
                throw ProblemType.ILLEGAL_TRANSITION
                        .because("Entry %s became checkout %s. Release that.", entry.id(), entry.id())
                        .with("state", entry.state().name().toLowerCase(Locale.ROOT));
        };
    }
}
