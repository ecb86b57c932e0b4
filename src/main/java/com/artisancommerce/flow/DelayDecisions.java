package com.artisancommerce.flow;

import com.artisancommerce.capacity.EntryState;
import com.artisancommerce.capacity.PromisedDates;
import com.artisancommerce.capacity.StepResult;
import com.artisancommerce.order.OrderNews;
import com.artisancommerce.order.Orders;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.platform.web.ProblemException;
import com.artisancommerce.platform.web.ProblemType;
import com.artisancommerce.promise.DelayAnswer;
import com.artisancommerce.promise.DelayNotice;
import com.artisancommerce.promise.Delays;
import com.artisancommerce.promise.NoticeRef;
import com.artisancommerce.promise.NoticeState;
import com.artisancommerce.promise.PromiseEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** What an answer to a delay notice, or the lack of one, does to queue and order. Locks the queue, then the ledger, then the order. */
@Singleton
class DelayDecisions {

    private final PromisedDates dates;
    private final CalledOff calledOff;
    private final Delays delays;
    private final Orders orders;

    DelayDecisions(PromisedDates dates, CalledOff calledOff, Delays delays, Orders orders) {
        this.dates = dates;
        this.calledOff = calledOff;
        this.delays = delays;
        this.orders = orders;
    }

    /** The customer agrees to wait. */
    Uni<DelayAnswer> accept(Tx tx, NoticeRef notice) {
        return decide(tx, notice, delays::accept);
    }

    /** The customer would rather have the money back. */
    Uni<DelayAnswer> cancel(Tx tx, NoticeRef notice) {
        return decide(tx, notice, delays::cancel);
    }

    /** Nobody answered by the deadline. */
    Uni<DelayAnswer> settle(Tx tx, NoticeRef notice) {
        return decide(tx, notice, delays::settle);
    }

    private Uni<DelayAnswer> decide(Tx tx, NoticeRef notice, Decision decision) {
        return dates.lock(tx, notice.tenant(), notice.artisan())
                .chain(now -> decision.take(tx, notice, now))
                .call(answer -> follow(tx, notice, answer));
    }

    private Uni<Void> follow(Tx tx, NoticeRef ref, DelayAnswer answer) {
        return answer instanceof DelayAnswer.Counts counts
                ? Multi.createFrom()
                        .iterable(counts.news())
                        .onItem()
                        .transformToUniAndConcatenate(event -> follow(tx, ref, event))
                        .onItem()
                        .ignoreAsUni()
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> follow(Tx tx, NoticeRef ref, PromiseEvent event) {
        return switch (event) {
            case PromiseEvent.Delayed delayed -> postpone(tx, ref, delayed).chain(() -> tell(tx, ref, event));
            case PromiseEvent.CalledOff off ->
                tell(tx, ref, event).chain(() -> calledOff.giveBack(tx, ref, reason(off.notice())));
            case PromiseEvent.Announced announced -> tell(tx, ref, event);
            case PromiseEvent.Withdrawn withdrawn -> tell(tx, ref, event);
        };
    }

    private Uni<Void> tell(Tx tx, NoticeRef ref, PromiseEvent event) {
        return orders.hear(tx, ref.tenant(), List.of(new OrderNews.Promised(event)));
    }

    /** A delay without a date leaves the day as it is. */
    private Uni<Void> postpone(Tx tx, NoticeRef ref, PromiseEvent.Delayed delayed) {
        LocalDate date = delayed.promise().date();
        String reason = delayed.notice().reason();
        return date == null
                ? Uni.createFrom().voidItem()
                : dates.postpone(tx, ref.tenant(), ref.artisan(), ref.entry(), date, reason)
                        .invoke(result -> requireDone(ref, result))
                        .replaceWithVoid();
    }

    private static String reason(DelayNotice notice) {
        return notice.state() instanceof NoticeState.Lapsed
                ? "The delay was not agreed to in time: cancelled and refunded in full."
                : "Cancelled by the customer because of the delay, refunded in full.";
    }

    static void requireDone(NoticeRef ref, StepResult result) {
        switch (result) {
            case StepResult.Done done -> {}
            case StepResult.Unknown unknown ->
                throw ProblemType.NOT_FOUND.because("There is no entry %s in this queue.", ref.entry());
            case StepResult.Refused refused -> throw ended(ref, refused.met());
        }
    }

    private static ProblemException ended(NoticeRef ref, EntryState met) {
        String state = met.name().toLowerCase(Locale.ROOT);
        return ProblemType.ILLEGAL_TRANSITION
                .because("There is nothing to answer any more: the piece of notice %s is %s.", ref.notice(), state)
                .with("state", state);
    }

    @FunctionalInterface
    private interface Decision {
        Uni<DelayAnswer> take(Tx tx, NoticeRef notice, Instant now);
    }
}
