package com.artisancommerce.capacity.domain;

import static com.artisancommerce.capacity.domain.Workshop.MONDAY;
import static com.artisancommerce.capacity.domain.Workshop.TEN_MINUTES;
import static com.artisancommerce.capacity.domain.Workshop.confirmed;
import static com.artisancommerce.capacity.domain.Workshop.held;
import static com.artisancommerce.capacity.domain.Workshop.moved;
import static com.artisancommerce.capacity.domain.Workshop.present;
import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.capacity.BlockedFor;
import com.artisancommerce.capacity.Change.Reach;
import com.artisancommerce.capacity.ChangeKind;
import com.artisancommerce.capacity.EntryState;
import com.artisancommerce.capacity.WorkItem;
import com.artisancommerce.capacity.domain.Transition.AlreadyDone;
import com.artisancommerce.capacity.domain.Transition.Moved;
import com.artisancommerce.capacity.domain.Transition.Reason;
import com.artisancommerce.capacity.domain.Transition.Refused;
import java.time.Duration;
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

    private static final HoldTimes TIMES = new HoldTimes(TEN_MINUTES, Duration.ofMinutes(30));
    private static final Instant LATER = MONDAY.plus(Duration.ofDays(1));
    private static final BlockedFor NO_WOOL = BlockedFor.missing("No wool", null);

    private static final Map<String, Function<Entry, Transition>> STEPS = Map.ofEntries(
            Map.entry("extend", entry -> entry.extend(MONDAY.plusSeconds(60), TIMES)),
            Map.entry("pending", entry -> entry.paymentPending(MONDAY, LATER)),
            Map.entry("failed", entry -> entry.paymentFailed(MONDAY, TIMES)),
            Map.entry("await", entry -> entry.awaitConsent(MONDAY, LATER)),
            Map.entry("confirm", entry -> entry.confirm(MONDAY)),
            Map.entry("release", entry -> entry.release(MONDAY)),
            Map.entry("expire", entry -> entry.expire(MONDAY)),
            Map.entry("start", entry -> entry.start(MONDAY, entry.orderKey())),
            Map.entry("block", entry -> entry.block(MONDAY, NO_WOOL)),
            Map.entry("resume", entry -> entry.resume(MONDAY)),
            Map.entry("worked", entry -> entry.worked(MONDAY, 30, false)),
            Map.entry("finish", entry -> entry.finish(MONDAY)),
            Map.entry("cured", entry -> entry.cured(MONDAY)),
            Map.entry("cancel", entry -> entry.cancel(MONDAY)));

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
        "CANCELLED,       cancel,  already",
        "HELD,            extend,  HELD",
        "HELD,            pending, PAYMENT_PENDING",
        "HELD,            failed,  already",
        "HELD,            await,   AWAITING_CONSENT",
        "HELD,            block,   refused ILLEGAL_STEP",
        "HELD,            resume,  refused ILLEGAL_STEP",
        "HELD,            worked,  refused ILLEGAL_STEP",
        "PAYMENT_PENDING, extend,  refused ILLEGAL_STEP",
        "PAYMENT_PENDING, pending, PAYMENT_PENDING",
        "PAYMENT_PENDING, failed,  HELD",
        "PAYMENT_PENDING, await,   refused ILLEGAL_STEP",
        "PAYMENT_PENDING, expire,  refused HOLD_STILL_ACTIVE",
        "AWAITING_CONSENT, extend,  refused ILLEGAL_STEP",
        "AWAITING_CONSENT, pending, refused ILLEGAL_STEP",
        "AWAITING_CONSENT, failed,  refused ILLEGAL_STEP",
        "AWAITING_CONSENT, await,   already",
        "AWAITING_CONSENT, confirm, QUEUED",
        "AWAITING_CONSENT, release, RELEASED",
        "AWAITING_CONSENT, expire,  refused HOLD_STILL_ACTIVE",
        "AWAITING_CONSENT, start,   refused ILLEGAL_STEP",
        "AWAITING_CONSENT, cancel,  refused ILLEGAL_STEP",
        "RELEASED,        extend,  refused ILLEGAL_STEP",
        "RELEASED,        pending, refused ILLEGAL_STEP",
        "EXPIRED,         extend,  refused HOLD_EXPIRED",
        "EXPIRED,         pending, refused HOLD_EXPIRED",
        "EXPIRED,         failed,  refused HOLD_EXPIRED",
        "EXPIRED,         await,   refused HOLD_EXPIRED",
        "QUEUED,          extend,  refused ILLEGAL_STEP",
        "QUEUED,          pending, refused ILLEGAL_STEP",
        "QUEUED,          failed,  refused ILLEGAL_STEP",
        "QUEUED,          await,   refused ILLEGAL_STEP",
        "QUEUED,          block,   refused ILLEGAL_STEP",
        "QUEUED,          resume,  refused ILLEGAL_STEP",
        "QUEUED,          worked,  refused ILLEGAL_STEP",
        "IN_PRODUCTION,   block,   BLOCKED",
        "IN_PRODUCTION,   resume,  already",
        "IN_PRODUCTION,   worked,  IN_PRODUCTION",
        "IN_PRODUCTION,   extend,  refused ILLEGAL_STEP",
        "BLOCKED,         block,   BLOCKED",
        "BLOCKED,         resume,  IN_PRODUCTION",
        "BLOCKED,         worked,  BLOCKED",
        "BLOCKED,         start,   already",
        "CURING,          block,   refused ILLEGAL_STEP",
        "CURING,          resume,  refused ILLEGAL_STEP",
        "CURING,          worked,  refused ILLEGAL_STEP",
        "CURING,          start,   already",
        "DONE,            block,   refused ILLEGAL_STEP",
        "DONE,            resume,  refused ILLEGAL_STEP",
        "DONE,            worked,  refused ILLEGAL_STEP",
        "CANCELLED,       block,   refused ILLEGAL_STEP",
        "CANCELLED,       resume,  refused ILLEGAL_STEP",
        "CANCELLED,       worked,  refused ILLEGAL_STEP"
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
    void anExtensionGivesTheFullTimeAgainButNoHoldOutlastsItsLimit() {
        Entry hold = held(SCARF);
        Instant nineMinutes = MONDAY.plus(Duration.ofMinutes(9));

        Entry extended = moved(hold.extend(nineMinutes, TIMES));
        Entry again = moved(extended.extend(nineMinutes.plusSeconds(60 * 9), TIMES));
        Entry last = moved(again.extend(nineMinutes.plusSeconds(60 * 18), TIMES));

        assertThat(extended.holdExpiresAt()).isEqualTo(MONDAY.plusSeconds(60 * 19));
        assertThat(again.holdExpiresAt()).isEqualTo(MONDAY.plusSeconds(60 * 28));
        assertThat(last.holdExpiresAt()).isEqualTo(MONDAY.plusSeconds(60 * 30));
        assertThat(last.extend(nineMinutes.plusSeconds(60 * 20), TIMES)).isEqualTo(new AlreadyDone(last));
        assertThat(hold.extend(MONDAY, TIMES)).isEqualTo(new AlreadyDone(hold));
        assertThat(last.extend(last.holdExpiresAt(), TIMES))
                .isEqualTo(new Refused(EntryState.EXPIRED, Reason.HOLD_EXPIRED));
    }

    @Test
    void aPaymentUnderWayKeepsThePlaceForItsOwnTime() {
        Entry pending = moved(held(SCARF).paymentPending(MONDAY, LATER));

        assertThat(pending.stateAt(LATER.minusMillis(1))).isEqualTo(EntryState.PAYMENT_PENDING);
        assertThat(pending.confirm(LATER)).isEqualTo(new Refused(EntryState.EXPIRED, Reason.HOLD_EXPIRED));
        assertThat(moved(held(SCARF).paymentPending(MONDAY, MONDAY.plusSeconds(1)))
                        .holdExpiresAt())
                .isEqualTo(TOO_LATE);
    }

    @Test
    void anotherPaymentInItsPlaceKeepsTheLaterEnd() {
        Entry pending = moved(held(SCARF).paymentPending(MONDAY, MONDAY.plusSeconds(60 * 30)));

        Entry slower = moved(pending.paymentPending(MONDAY.plusSeconds(60), LATER));

        assertThat(slower.state()).isEqualTo(EntryState.PAYMENT_PENDING);
        assertThat(slower.holdExpiresAt()).isEqualTo(LATER);
        assertThat(slower.since()).isEqualTo(pending.since());
        assertThat(slower.paymentPending(MONDAY.plusSeconds(60), MONDAY.plusSeconds(60 * 30)))
                .isEqualTo(new AlreadyDone(slower));
    }

    @Test
    void aFailedPaymentLeavesNoLessOfAnOfferThanThereWas() {
        Entry offered = offered(LATER);
        Instant soon = MONDAY.plusSeconds(60);
        Entry pending = moved(offered.paymentPending(soon, soon.plusSeconds(60 * 30)));
        Entry another = moved(pending.paymentPending(soon, LATER.plusSeconds(60)));

        assertThat(moved(pending.paymentFailed(soon.plusSeconds(120), TIMES)).holdExpiresAt())
                .isEqualTo(LATER);
        Entry failed = moved(another.paymentFailed(MONDAY.plus(Duration.ofHours(5)), TIMES));
        assertThat(failed.holdExpiresAt()).isEqualTo(LATER);
        assertThat(failed.milestones().endBeforePayment()).isNull();
        assertThat(moved(failed.paymentPending(soon, soon)).milestones().endBeforePayment())
                .isEqualTo(LATER);
    }

    @Test
    void aFailedPaymentLeavesTheTimeThatAnExtensionWouldGive() {
        Entry pending = moved(held(SCARF).paymentPending(MONDAY, LATER));

        Entry soon = moved(pending.paymentFailed(MONDAY.plusSeconds(60 * 12), TIMES));
        Entry days = moved(pending.paymentFailed(LATER.minusSeconds(1), TIMES));

        assertThat(soon.holdExpiresAt()).isEqualTo(MONDAY.plusSeconds(60 * 22));
        assertThat(soon.stateAt(MONDAY.plusSeconds(60 * 21))).isEqualTo(EntryState.HELD);
        assertThat(days.holdExpiresAt()).isEqualTo(MONDAY.plusSeconds(60 * 30));
        assertThat(days.stateAt(LATER.minusSeconds(1))).isEqualTo(EntryState.EXPIRED);
    }

    @Test
    void reportedMinutesOnlyGrowUnlessTheyAreCorrected() {
        Entry started = in(EntryState.IN_PRODUCTION, held(SCARF));

        Moved worked = (Moved) started.worked(MONDAY, 60, false);
        Moved overrun = (Moved) worked.entry().worked(MONDAY, 120, false);
        Moved corrected = (Moved) overrun.entry().worked(MONDAY, 50, true);

        assertThat(worked.change()).isEqualTo(new SummaryChange(0, 0, -60, 0, 0, HoldSums.NONE));
        assertThat(worked.minutes()).isEqualTo(-60);
        assertThat(worked.kind()).isEqualTo(ChangeKind.WORKED);
        assertThat(overrun.kind()).isEqualTo(ChangeKind.OVERRAN);
        Moved more = (Moved) overrun.entry().worked(MONDAY, 300, false);
        assertThat(more.kind()).isEqualTo(ChangeKind.OVERRAN);
        assertThat(more.minutes()).isZero();
        assertThat(more.reach()).isEqualTo(Reach.EVERYBODY);
        Moved less = (Moved) more.entry().worked(MONDAY, 200, true);
        assertThat(less.kind()).isEqualTo(ChangeKind.WORKED);
        assertThat(less.reach()).isEqualTo(Reach.EVERYBODY);
        assertThat(((Moved) more.entry().finish(MONDAY)).reach()).isEqualTo(Reach.EVERYBODY);
        assertThat(overrun.change()).isEqualTo(new SummaryChange(0, 0, -30, 0, 0, HoldSums.NONE));
        assertThat(overrun.entry().remainingMinutes()).isZero();
        assertThat(overrun.entry().worked(MONDAY, 50, false))
                .isEqualTo(new Refused(EntryState.IN_PRODUCTION, Reason.WORKED_MORE));
        assertThat(corrected.minutes()).isEqualTo(40);
        assertThat(corrected.entry().worked(MONDAY, 50, false)).isEqualTo(new AlreadyDone(corrected.entry()));
        assertThat(moved(overrun.entry().finish(MONDAY)).workedMinutes()).isEqualTo(120);
        assertThat(moved(started.finish(MONDAY, 100L)).workedMinutes()).isEqualTo(100);
        assertThat(overrun.entry().finish(MONDAY, 100L))
                .isEqualTo(new Refused(EntryState.IN_PRODUCTION, Reason.WORKED_MORE));
    }

    @Test
    void aBlockedPieceKeepsItsWorkAndSaysWhatIsMissing() {
        Entry started = worked(30, in(EntryState.IN_PRODUCTION, held(SCARF)));

        Moved blocked = (Moved) started.block(MONDAY, NO_WOOL);
        Moved aside = (Moved) blocked.entry().block(MONDAY, BlockedFor.laidAside(null));
        Entry resumed = moved(aside.entry().resume(LATER));

        assertThat(blocked.change()).isEqualTo(SummaryChange.NONE);
        assertThat(blocked.entry().blockedFor()).isEqualTo(NO_WOOL);
        assertThat(blocked.entry().block(LATER, NO_WOOL)).isEqualTo(new AlreadyDone(blocked.entry()));
        assertThat(aside.entry().state()).isEqualTo(EntryState.BLOCKED);
        assertThat(resumed.blockedFor()).isNull();
        assertThat(resumed.workedMinutes()).isEqualTo(30);
        assertThat(resumed.milestones().startedAt()).isEqualTo(LATER);
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
        HoldSums gone = new HoldSums(-1, -90, -90, -8100);

        assertThat(confirmed.change()).isEqualTo(new SummaryChange(1, 0, 90, 90, 8100, gone));
        assertThat(started.change()).isEqualTo(new SummaryChange(-1, 1, 0, -90, -8100, HoldSums.NONE));
        assertThat(finished.change()).isEqualTo(new SummaryChange(0, -1, -90, 0, 0, HoldSums.NONE));
        assertThat(cancelled.change()).isEqualTo(new SummaryChange(0, -1, -90, 0, 0, HoldSums.NONE));
        assertThat(((Moved) held(SCARF).release(MONDAY)).change()).isEqualTo(SummaryChange.holding(gone));
        assertThat(((Moved) held(SCARF).expire(TOO_LATE)).change()).isEqualTo(SummaryChange.holding(gone));
        assertThat(((Moved) held(SCARF).paymentPending(MONDAY, LATER)).change()).isEqualTo(SummaryChange.NONE);
        assertThat(((Moved) held(SCARF).awaitConsent(MONDAY, LATER)).change()).isEqualTo(SummaryChange.NONE);
        assertThat(((Moved) held(SCARF).extend(MONDAY.plusSeconds(60), TIMES)).change())
                .isEqualTo(SummaryChange.NONE);
    }

    /** Planned and expected minutes are added up side by side. */
    @Test
    void theHoldsLoseWhatWasPlannedAndWhatWasToBeExpected() {
        Entry longerThanPlanned = expecting(120, held(SCARF));

        Moved confirmed = (Moved) longerThanPlanned.confirm(MONDAY);

        HoldSums gone = new HoldSums(-1, -90, -120, -14_400);
        assertThat(confirmed.change()).isEqualTo(new SummaryChange(1, 0, 90, 120, 14_400, gone));
    }

    @Test
    void cancellingInProductionReturnsOnlyTheUnworkedMinutes() {
        Entry started = worked(30, in(EntryState.IN_PRODUCTION, held(SCARF)));

        Moved cancelled = (Moved) started.cancel(MONDAY);

        assertThat(cancelled.change()).isEqualTo(new SummaryChange(0, -1, -60, 0, 0, HoldSums.NONE));
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
                        entry.since(),
                        null),
                state == EntryState.BLOCKED ? BlockedFor.laidAside(null) : null);
    }

    /** A hold of another length than usual. */
    private static Entry offered(Instant until) {
        Entry hold = held(SCARF);
        return new Entry(
                hold.id(),
                hold.artisan(),
                hold.checkoutId(),
                hold.product(),
                hold.orderKey(),
                EntryState.HELD,
                hold.work(),
                hold.expectedMinutes(),
                0,
                hold.transit(),
                hold.promisedBy(),
                new Entry.Milestones(MONDAY, until, null, null, MONDAY, null),
                null);
    }

    private static Entry expecting(long minutes, Entry entry) {
        return new Entry(
                entry.id(),
                entry.artisan(),
                entry.checkoutId(),
                entry.product(),
                entry.orderKey(),
                entry.state(),
                entry.work(),
                minutes,
                entry.workedMinutes(),
                entry.transit(),
                entry.promisedBy(),
                entry.milestones(),
                entry.blockedFor());
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
                entry.milestones(),
                entry.blockedFor());
    }
}
