package com.artisancommerce.promise;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.platform.Ids;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.platform.web.ProblemException;
import com.artisancommerce.platform.web.ProblemType;
import com.artisancommerce.promise.domain.Announcements;
import com.artisancommerce.promise.domain.Ledger;
import com.artisancommerce.promise.domain.Step;
import com.artisancommerce.promise.store.Ledgers;
import com.artisancommerce.promise.store.Policies;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Delays that the artisan or the shop announce themselves, because they know more than the estimate. */
@Singleton
public class StaffNotices {

    private final Ledgers ledgers;
    private final Policies policies;
    private final LedgerSteps steps;

    StaffNotices(Ledgers ledgers, Policies policies, LedgerSteps steps) {
        this.ledgers = ledgers;
        this.policies = policies;
        this.steps = steps;
    }

    /** An entry of an artisan's queue that will be late, by when it will come, and why. Without a date when nobody can say. */
    public record Delay(
            ArtisanId artisan, EntryId entry, @Nullable LocalDate newDate, String reason) {}

    /** The caller holds the lock of the queue. 404 for an entry that was promised nothing, 409 or 422 when there is nothing to announce. */
    public Uni<DelayAnswer.Counts> announce(Tx tx, TenantId tenant, Delay delay, Instant now) {
        return policies.of(tx, tenant)
                .chain(policy -> ledgers.lock(tx, tenant, Set.of(delay.entry()))
                        .map(found -> announce(found, new Announcements(policy, now), delay)))
                .call(step -> steps.save(tx, tenant, step instanceof Step.Moved moved ? List.of(moved) : List.of()))
                .map(step -> answer(delay, step));
    }

    private static Step announce(List<Ledgers.Kept> found, Announcements announcements, Delay delay) {
        Ledger ledger = found.stream()
                .filter(kept -> kept.artisan().equals(delay.artisan()))
                .map(Ledgers.Kept::ledger)
                .findFirst()
                .orElseThrow(() -> absent(delay));
        LocalDate date = delay.newDate();
        if (date != null && !date.isAfter(ledger.current())) {
            throw ProblemType.INVALID_REQUEST
                    .because("%s is no delay: %s is promised.", date, ledger.current())
                    .at("/newDate", "must be later than what is promised");
        }
        return announcements.announce(ledger, date, delay.reason(), new NoticeId(Ids.next()));
    }

    private static DelayAnswer.Counts answer(Delay delay, Step step) {
        return switch (step) {
            case Step.Moved moved -> new DelayAnswer.Counts(notice(delay, moved.ledger()), moved.events());
            case Step.Unchanged same -> new DelayAnswer.Counts(notice(delay, same.ledger()), List.of());
            case Step.Refused refused ->
                throw ProblemType.ILLEGAL_TRANSITION.because(
                        "Nothing can be announced about entry %s: it is done or called off, or the deadline of an earlier notice has"
                                + " just passed.",
                        delay.entry());
        };
    }

    private static DelayNotice notice(Delay delay, Ledger ledger) {
        return Optional.ofNullable(ledger.notice()).orElseThrow(() -> absent(delay));
    }

    private static ProblemException absent(Delay delay) {
        return ProblemType.NOT_FOUND.because("There is no order for entry %s in this queue.", delay.entry());
    }
}
