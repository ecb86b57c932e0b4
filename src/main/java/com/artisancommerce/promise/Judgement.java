package com.artisancommerce.promise;

import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.EntryView;
import com.artisancommerce.capacity.Estimate;
import com.artisancommerce.platform.Ids;
import com.artisancommerce.promise.domain.Announcements;
import com.artisancommerce.promise.domain.Ledger;
import com.artisancommerce.promise.domain.Outlook;
import com.artisancommerce.promise.domain.Step;
import com.artisancommerce.promise.store.Ledgers.Kept;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What one look at a queue means for the promises in it. */
record Judgement(Announcements announcements, LocalDate today, Map<EntryId, EntryView> views) {

    private static final NoticeId NOT_YET = new NoticeId(new UUID(0, 0));

    Judgement {
        views = Map.copyOf(views);
    }

    /** The entries whose promises stand differently now. */
    List<EntryId> different(List<Kept> open) {
        return open.stream()
                .map(Kept::ledger)
                .filter(ledger -> judge(ledger, NOT_YET) instanceof Step.Moved)
                .map(Ledger::entry)
                .toList();
    }

    List<Step.Moved> steps(List<Kept> locked) {
        List<Step.Moved> steps = new ArrayList<>();
        for (Kept kept : locked) {
            if (judge(kept.ledger(), new NoticeId(Ids.next())) instanceof Step.Moved moved) {
                steps.add(moved);
            }
        }
        return steps;
    }

    /** A view from before a later promise was entered says nothing about that one; the queue has a newer version then. */
    private Step judge(Ledger ledger, NoticeId next) {
        EntryView view = views.get(ledger.entry());
        if (view == null) {
            return new Step.Unchanged(ledger);
        }
        return switch (view.state()) {
            case DONE -> ledger.finished(expected(view.estimate()), announcements.now());
            case CANCELLED, RELEASED, EXPIRED -> ledger.calledOff(announcements.now());
            case HELD, PAYMENT_PENDING, AWAITING_CONSENT, QUEUED, IN_PRODUCTION, BLOCKED, CURING ->
                view.promisedBy().equals(ledger.current())
                        ? announcements.look(ledger, Outlook.of(today, view), next)
                        : new Step.Unchanged(ledger);
        };
    }

    /** Until the carrier tells: the day on which it was ready, and the middle of the carrier's range. */
    private LocalDate expected(Estimate estimate) {
        return estimate instanceof Estimate.Known known ? known.delivery().p50() : today;
    }
}
