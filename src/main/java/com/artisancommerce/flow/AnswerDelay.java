package com.artisancommerce.flow;

import com.artisancommerce.checkout.CheckoutAccess;
import com.artisancommerce.order.OrderAccess;
import com.artisancommerce.order.OrderId;
import com.artisancommerce.platform.sql.Sql;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.platform.web.ProblemException;
import com.artisancommerce.platform.web.ProblemType;
import com.artisancommerce.promise.DelayAnswer;
import com.artisancommerce.promise.DelayNotice;
import com.artisancommerce.promise.Delays;
import com.artisancommerce.promise.NoticeId;
import com.artisancommerce.promise.NoticeRef;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A customer answers a delay notice: waits, or gets the money back. Once, and nobody in their place. */
@Singleton
public class AnswerDelay {

    private final Sql sql;
    private final OrderAccess access;
    private final Delays delays;
    private final DelayDecisions decisions;

    AnswerDelay(Sql sql, OrderAccess access, Delays delays, DelayDecisions decisions) {
        this.sql = sql;
        this.access = access;
        this.delays = delays;
        this.decisions = decisions;
    }

    /** Answers the notice as it is then; a repetition changes nothing. */
    public Uni<DelayNotice> accept(Caller caller, NoticeId notice, @Nullable String token) {
        return answer(caller, notice, token, decisions::accept);
    }

    /** The piece is cancelled and its price asked back from payment. A repetition changes nothing. */
    public Uni<DelayNotice> cancel(Caller caller, NoticeId notice, @Nullable String token) {
        return answer(caller, notice, token, decisions::cancel);
    }

    private Uni<DelayNotice> answer(Caller caller, NoticeId id, @Nullable String token, Answer answer) {
        return sql.inTransaction(caller.tenant(), tx -> delays.find(tx, caller.tenant(), id))
                .map(found -> found.orElseThrow(() -> absent(id)))
                .call(ref -> access.find(caller, new OrderId(ref.order()), token)
                        .map(found -> found.orElseThrow(() -> absent(id)))
                        .invoke(order -> CheckoutAccess.requireCustomer(caller, order.customer())))
                .chain(ref -> sql.inTransaction(caller.tenant(), tx -> answer.give(tx, ref)))
                .map(given -> notice(id, given));
    }

    private static DelayNotice notice(NoticeId id, DelayAnswer answer) {
        return switch (answer) {
            case DelayAnswer.Counts counts -> counts.notice();
            case DelayAnswer.Refused refused -> throw refusal(id, refused);
        };
    }

    private static ProblemException refusal(NoticeId id, DelayAnswer.Refused refused) {
        String state = refused.met().name().toLowerCase(Locale.ROOT);
        return ProblemType.ILLEGAL_TRANSITION
                .because("Delay notice %s takes no answer any more: it is %s.", id, state)
                .with("state", state);
    }

    private static ProblemException absent(NoticeId id) {
        return ProblemType.NOT_FOUND.because("There is no delay notice %s for this caller.", id);
    }

    @FunctionalInterface
    private interface Answer {
        Uni<DelayAnswer> give(Tx tx, NoticeRef ref);
    }
}
