package com.artisancommerce.promise.web;

import com.artisancommerce.api.AccuracyJson;
import com.artisancommerce.api.ArtisanPromiseJson;
import com.artisancommerce.api.ArtisanPromisePageJson;
import com.artisancommerce.api.AskedDelayJson;
import com.artisancommerce.api.DelayNoticeJson;
import com.artisancommerce.api.DelayNoticesJson;
import com.artisancommerce.api.DelayPolicyJson;
import com.artisancommerce.api.EntryPromisesJson;
import com.artisancommerce.api.MadePromiseJson;
import com.artisancommerce.api.NoticeOriginJson;
import com.artisancommerce.api.NoticeStateJson;
import com.artisancommerce.api.PromiseKindJson;
import com.artisancommerce.api.PromiseLedgerJson;
import com.artisancommerce.api.PromiseOutcomeJson;
import com.artisancommerce.api.PromiseStatusJson;
import com.artisancommerce.api.SilenceJson;
import com.artisancommerce.capacity.Risk;
import com.artisancommerce.flow.PromisesOfOrder.Kept;
import com.artisancommerce.platform.web.Cursors;
import com.artisancommerce.promise.Accuracy;
import com.artisancommerce.promise.DelayNotice;
import com.artisancommerce.promise.DelayPolicy;
import com.artisancommerce.promise.EntryPromise;
import com.artisancommerce.promise.NoticeState;
import com.artisancommerce.promise.Outcome;
import com.artisancommerce.promise.Promise;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Promises as the wire says them. A notice is shown as time has made it, whether anybody has settled it or not. */
final class PromiseWire {

    private PromiseWire() {}

    static PromiseLedgerJson ledger(List<Kept> kept) {
        return new PromiseLedgerJson(kept.stream().map(PromiseWire::promises).toList());
    }

    static DelayNoticesJson notices(List<DelayNotice> notices, Instant now) {
        return new DelayNoticesJson(
                notices.stream().map(each -> notice(each, now)).toList());
    }

    static DelayNoticeJson notice(DelayNotice notice, Instant now) {
        NoticeState state = notice.stateAt(now);
        return new DelayNoticeJson(
                notice.id().value(),
                notice.entry().value(),
                notice.promisedBy(),
                notice.newDate(),
                notice.reason(),
                NoticeOriginJson.valueOf(notice.origin().name()),
                SilenceJson.valueOf(notice.silence().name()),
                notice.openedAt(),
                notice.answerBy(),
                NoticeStateJson.valueOf(state.word().name()),
                state.since());
    }

    static ArtisanPromisePageJson page(Cursors.Page<EntryPromise> page, Instant now) {
        return new ArtisanPromisePageJson(
                page.items().stream().map(each -> item(each, now)).toList(), page.nextCursor());
    }

    static DelayPolicyJson policy(DelayPolicy policy) {
        return new DelayPolicyJson(policy.silentDelayDays(), policy.answerWithinDays());
    }

    static AccuracyJson accuracy(Accuracy accuracy) {
        Double share = accuracy.share().isPresent() ? accuracy.share().getAsDouble() : null;
        return new AccuracyJson(share, accuracy.kept(), accuracy.sample(), accuracy.since());
    }

    static @Nullable Risk risk(@Nullable String status) {
        return status == null ? null : Risk.valueOf(status.toUpperCase(Locale.ROOT));
    }

    private static ArtisanPromiseJson item(EntryPromise promise, Instant now) {
        DelayNotice asked = promise.askedAt(now);
        return new ArtisanPromiseJson(
                promise.entry().value(),
                promise.order(),
                promise.first(),
                promise.current(),
                promise.openEnded(),
                status(promise.status()),
                asked == null ? null : asked(asked));
    }

    private static AskedDelayJson asked(DelayNotice notice) {
        return new AskedDelayJson(
                notice.id().value(),
                notice.newDate(),
                notice.reason(),
                SilenceJson.valueOf(notice.silence().name()),
                notice.answerBy());
    }

    private static EntryPromisesJson promises(Kept kept) {
        EntryPromise now = kept.now();
        return new EntryPromisesJson(
                now.entry().value(),
                now.artisan().value(),
                now.first(),
                now.current(),
                now.openEnded(),
                status(now.status()),
                outcome(now.outcome()),
                kept.made().stream().map(PromiseWire::made).toList());
    }

    private static MadePromiseJson made(Promise promise) {
        return new MadePromiseJson(
                promise.number(),
                promise.date(),
                promise.madeAt(),
                PromiseKindJson.valueOf(promise.kind().name()),
                promise.reason());
    }

    private static PromiseStatusJson status(Risk risk) {
        return PromiseStatusJson.valueOf(risk.name());
    }

    private static @Nullable PromiseOutcomeJson outcome(@Nullable Outcome outcome) {
        return outcome == null ? null : PromiseOutcomeJson.valueOf(outcome.name());
    }
}
