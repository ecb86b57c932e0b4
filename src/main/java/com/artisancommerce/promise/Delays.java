package com.artisancommerce.promise;

import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.platform.web.ProblemType;
import com.artisancommerce.promise.domain.Ledger;
import com.artisancommerce.promise.domain.Step;
import com.artisancommerce.promise.store.Ledgers;
import com.artisancommerce.promise.store.Notices;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Delay notices and what is answered to them, each answer once. Whoever calls holds the lock of the entry's queue. */
@Singleton
public class Delays {

    private static final int OF_ONE_ORDER = 100;

    private final Ledgers ledgers;
    private final Notices notices;
    private final LedgerSteps steps;
    private final Clock clock;

    Delays(Ledgers ledgers, Notices notices, LedgerSteps steps, Clock clock) {
        this.ledgers = ledgers;
        this.notices = notices;
        this.steps = steps;
        this.clock = clock;
    }

    public Uni<Optional<NoticeRef>> find(Tx tx, TenantId tenant, NoticeId notice) {
        return notices.find(tx, tenant, notice);
    }

    /** Notices about entries of an order, oldest first, at most 100. */
    public Uni<List<DelayNotice>> ofOrder(Tx tx, TenantId tenant, UUID order) {
        return notices.ofOrder(tx, tenant, order, OF_ONE_ORDER);
    }

    /** Those but for some whose deadline has passed, of every shop, the longest overdue first. For the system role. */
    public Uni<List<NoticeRef>> due(Tx tx, int limit, Collection<NoticeRef> except) {
        return notices.due(tx, clock.now(), limit, except);
    }

    /** The customer agrees to wait. */
    public Uni<DelayAnswer> accept(Tx tx, NoticeRef notice, Instant now) {
        return answer(tx, notice, ledger -> ledger.accept(now));
    }

    /** The customer would rather have the money back. */
    public Uni<DelayAnswer> cancel(Tx tx, NoticeRef notice, Instant now) {
        return answer(tx, notice, ledger -> ledger.cancel(now));
    }

    /** Nobody answered by the deadline. */
    public Uni<DelayAnswer> settle(Tx tx, NoticeRef notice, Instant now) {
        return answer(tx, notice, ledger -> ledger.settle(now));
    }

    private Uni<DelayAnswer> answer(Tx tx, NoticeRef ref, Function<Ledger, Step> step) {
        return asked(tx, ref)
                .map(step)
                .call(taken -> steps.save(tx, ref.tenant(), moved(taken)))
                .map(taken -> answer(ref, taken));
    }

    /** The ledger, locked, with the notice that is answered as its newest: an older one is closed and lets nothing happen. */
    private Uni<Ledger> asked(Tx tx, NoticeRef ref) {
        return ledgers.lock(tx, ref.tenant(), Set.of(ref.entry()))
                .map(found -> found.stream().findFirst().orElseThrow(() -> absent(ref)))
                .chain(kept -> notices.get(tx, ref.tenant(), ref.notice())
                        .map(notice -> kept.ledger().about(notice.orElseThrow(() -> absent(ref)))));
    }

    private static List<Step.Moved> moved(Step step) {
        return step instanceof Step.Moved moved ? List.of(moved) : List.of();
    }

    private static DelayAnswer answer(NoticeRef ref, Step step) {
        return switch (step) {
            case Step.Moved moved -> new DelayAnswer.Counts(notice(ref, moved.ledger()), moved.events());
            case Step.Unchanged same -> new DelayAnswer.Counts(notice(ref, same.ledger()), List.of());
            case Step.Refused refused ->
                new DelayAnswer.Refused(
                        refused.met() == null
                                ? NoticeState.Word.WITHDRAWN
                                : refused.met().word());
        };
    }

    private static DelayNotice notice(NoticeRef ref, Ledger ledger) {
        return Optional.ofNullable(ledger.notice()).orElseThrow(() -> absent(ref));
    }

    private static RuntimeException absent(NoticeRef ref) {
        return ProblemType.NOT_FOUND.because("There is no delay notice %s.", ref.notice());
    }
}
