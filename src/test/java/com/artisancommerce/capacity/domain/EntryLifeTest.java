package com.artisancommerce.capacity.domain;

import static com.artisancommerce.capacity.domain.Workshop.MONDAY;
import static com.artisancommerce.capacity.domain.Workshop.TEN_MINUTES;
import static com.artisancommerce.capacity.domain.Workshop.confirmed;
import static com.artisancommerce.capacity.domain.Workshop.held;
import static com.artisancommerce.capacity.domain.Workshop.moved;
import static com.artisancommerce.capacity.domain.Workshop.present;
import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.capacity.EntryState;
import com.artisancommerce.capacity.WorkItem;
import com.artisancommerce.capacity.domain.Transition.AlreadyDone;
import com.artisancommerce.capacity.domain.Transition.Moved;
import com.artisancommerce.capacity.domain.Transition.Reason;
import com.artisancommerce.capacity.domain.Transition.Refused;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An entry from its hold to its end. */
class EntryLifeTest {
    private static final Instant LAST_MOMENT = MONDAY.plus(TEN_MINUTES).minusMillis(1);
    private static final Instant TOO_LATE = MONDAY.plus(TEN_MINUTES);
    private static final WorkItem POT = new WorkItem(90, 2 * 1440);
    private static final WorkItem SCARF = new WorkItem(90, 0);

    private static final Map<String, Function<Entry, Transition>> STEPS = Map.of(
            "confirm", entry -> entry.confirm(MONDAY),
            "release", entry -> entry.release(MONDAY),
            "expire", entry -> entry.expire(MONDAY),
            "start", entry -> entry.start(MONDAY, entry.orderKey()),
            "finish", entry -> entry.finish(MONDAY),
            "cured", entry -> entry.cured(MONDAY),
            "cancel", entry -> entry.cancel(MONDAY));

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource({
        "HELD,            confirm, QUEUED",
        "HELD,            release, RELEASED",
        "HELD,            expire,  refused HOLD_STILL_ACTIVE",
        "HELD,            start,   refused ILLEGAL_STEP",
        "HELD,            finish,  refused ILLEGAL_STEP",
        "HELD,            cancel,  refused ILLEGAL_STEP",
        "PAYMENT_PENDING, confirm, QUEUED",
        "PAYMENT_PENDING, release, RELEASED",
        "PAYMENT_PENDING, cancel,  refused ILLEGAL_STEP",
        "RELEASED,        confirm, refused ILLEGAL_STEP",
        "RELEASED,        release, already",
        "RELEASED,        expire,  refused ILLEGAL_STEP",
        "RELEASED,        cancel,  refused ILLEGAL_STEP",
        "EXPIRED,         confirm, refused HOLD_EXPIRED",
        "EXPIRED,         release, refused HOLD_EXPIRED",
        "EXPIRED,         expire,  already",
        "EXPIRED,         start,   refused HOLD_EXPIRED",
        "QUEUED,          confirm, already",
        "QUEUED,          release, refused ILLEGAL_STEP",
        "QUEUED,          expire,  refused ILLEGAL_STEP",
        "QUEUED,          start,   IN_PRODUCTION",
        "QUEUED,          finish,  refused ILLEGAL_STEP",
        "QUEUED,          cured,   refused ILLEGAL_STEP",
        "QUEUED,          cancel,  CANCELLED",
        "IN_PRODUCTION,   confirm, already",
        "IN_PRODUCTION,   start,   already",
        "IN_PRODUCTION,   finish,  CURING",
        "IN_PRODUCTION,   cancel,  CANCELLED",
        "BLOCKED,         finish,  refused ILLEGAL_STEP",
        "BLOCKED,         cancel,  CANCELLED",
        "CURING,          finish,  already",
        "CURING,          cured,   refused STILL_CURING",
        "CURING,          cancel,  CANCELLED",
        "DONE,            confirm, already",
        "DONE,            finish,  already",
        "DONE,            cured,   already",
        "DONE,            cancel,  refused ILLEGAL_STEP",
        "CANCELLED,       confirm, refused ILLEGAL_STEP",
        "CANCELLED,       start,   refused ILLEGAL_STEP",
        "CANCELLED,       finish,  refused ILLEGAL_STEP",
        "CANCELLED,       cancel,  already"
    })
    void takesOnlyLegalSteps(EntryState from, String step, String expected) {
        Entry entry = in(from, held(POT));

        Transition answer = present(STEPS.get(step)).apply(entry);

        String said = switch (answer) {
            case Moved moved -> moved.entry().state().name();
            case AlreadyDone same -> "already";
            case Refused refused -> "refused " + refused.reason();
        };
        assertThat(said).isEqualTo(expected);
        if (answer instanceof Refused refused) {
            assertThat(refused.met()).isEqualTo(from);
        }
        if (answer instanceof AlreadyDone same) {
            assertThat(same.entry()).isEqualTo(entry);
        }
    }

    @Test
    void aHoldLastsToItsLastMomentAndNoLonger() {
        Entry hold = held(SCARF);

        assertThat(moved(hold.confirm(LAST_MOMENT)).state()).isEqualTo(EntryState.QUEUED);
        assertThat(hold.confirm(TOO_LATE)).isEqualTo(new Refused(EntryState.EXPIRED, Reason.HOLD_EXPIRED));
        assertThat(hold.release(TOO_LATE)).isEqualTo(new Refused(EntryState.EXPIRED, Reason.HOLD_EXPIRED));
        assertThat(hold.expire(LAST_MOMENT)).isEqualTo(new Refused(EntryState.HELD, Reason.HOLD_STILL_ACTIVE));
        assertThat(moved(hold.expire(TOO_LATE)).state()).isEqualTo(EntryState.EXPIRED);
    }

    @Test
    void confirmingKeepsThePlaceAndThePromise() {
        Entry hold = held(SCARF);

        Entry queued = moved(hold.confirm(LAST_MOMENT));

        assertThat(queued.orderKey()).isEqualTo(hold.orderKey());
        assertThat(queued.promisedBy()).isEqualTo(hold.promisedBy());
        assertThat(queued.since()).isEqualTo(LAST_MOMENT);
    }

    @Test
    void aConfirmedEntryDoesNotExpire() {
        Entry queued = confirmed(held(SCARF));

        assertThat(queued.stateAt(TOO_LATE)).isEqualTo(EntryState.QUEUED);
    }

    @Test
    void stepsTellTheSummaryWhatChanged() {
        Moved confirmed = (Moved) held(SCARF).confirm(MONDAY);
        Moved started = (Moved) confirmed.entry().start(MONDAY, Long.MAX_VALUE);
        Moved finished = (Moved) started.entry().finish(MONDAY);
        Moved cancelled = (Moved) started.entry().cancel(MONDAY);

        assertThat(confirmed.change()).isEqualTo(new SummaryChange(1, 0, 90, 90, 8100));
        assertThat(started.change()).isEqualTo(new SummaryChange(-1, 1, 0, -90, -8100));
        assertThat(finished.change()).isEqualTo(new SummaryChange(0, -1, -90, 0, 0));
        assertThat(cancelled.change()).isEqualTo(new SummaryChange(0, -1, -90, 0, 0));
        assertThat(((Moved) held(SCARF).release(MONDAY)).change()).isEqualTo(SummaryChange.NONE);
    }

    @Test
    void cancellingInProductionReturnsOnlyTheUnworkedMinutes() {
        Entry started = worked(30, in(EntryState.IN_PRODUCTION, held(SCARF)));

        Moved cancelled = (Moved) started.cancel(MONDAY);

        assertThat(cancelled.change()).isEqualTo(new SummaryChange(0, -1, -60, 0, 0));
    }

    @Test
    void aPieceCuresByItselfAndIsDoneInTime() {
        Entry curing = moved(in(EntryState.IN_PRODUCTION, held(POT)).finish(MONDAY));
        Instant cured = MONDAY.plusSeconds(2 * 86_400);

        assertThat(curing.curingUntil()).isEqualTo(cured);
        assertThat(curing.stateAt(cured.minusMillis(1))).isEqualTo(EntryState.CURING);
        assertThat(curing.stateAt(cured)).isEqualTo(EntryState.DONE);
        assertThat(moved(curing.cured(cured)).state()).isEqualTo(EntryState.DONE);
        assertThat(curing.cancel(cured)).isEqualTo(new Refused(EntryState.DONE, Reason.ILLEGAL_STEP));
    }

    @Test
    void onlyTheFirstConfirmedEntryMayBeStarted() {
        Entry second = confirmed(held(SCARF));

        assertThat(second.start(MONDAY, second.orderKey() - 1))
                .isEqualTo(new Refused(EntryState.QUEUED, Reason.NOT_FIRST));
    }

    private static Entry in(EntryState state, Entry entry) {
        return new Entry(
                entry.id(),
                entry.artisan(),
                entry.checkoutId(),
                entry.product(),
                entry.orderKey(),
                state,
                entry.work(),
                entry.expectedMinutes(),
                0,
                entry.transit(),
                entry.promisedBy(),
                new Entry.Milestones(
                        MONDAY,
                        entry.holdExpiresAt(),
                        null,
                        state == EntryState.CURING ? MONDAY.plusSeconds(60) : null,
                        entry.since()));
    }

    private static Entry worked(long minutes, Entry entry) {
        return new Entry(
                entry.id(),
                entry.artisan(),
                entry.checkoutId(),
                entry.product(),
                entry.orderKey(),
                entry.state(),
                entry.work(),
                entry.expectedMinutes(),
                minutes,
                entry.transit(),
                entry.promisedBy(),
                entry.milestones());
    }
}
