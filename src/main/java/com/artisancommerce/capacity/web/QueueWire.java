package com.artisancommerce.capacity.web;

import com.artisancommerce.api.BlockCauseJson;
import com.artisancommerce.api.BlockedForJson;
import com.artisancommerce.api.DateRangeJson;
import com.artisancommerce.api.EntryStateJson;
import com.artisancommerce.api.QueueEntryJson;
import com.artisancommerce.api.QueueIntakeJson;
import com.artisancommerce.api.QueueJson;
import com.artisancommerce.api.QueueSummaryJson;
import com.artisancommerce.api.RiskJson;
import com.artisancommerce.capacity.BlockedFor;
import com.artisancommerce.capacity.EntryView;
import com.artisancommerce.capacity.QueueMoment;
import com.artisancommerce.capacity.QueueOutline;
import com.artisancommerce.capacity.QueueSnapshot;
import com.artisancommerce.platform.web.ETags;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Queues as the wire says them. */
final class QueueWire {

    private QueueWire() {}

    static QueueJson queue(QueueMoment moment) {
        return queue(moment, Integer.MAX_VALUE);
    }

    /** @param most so many entries, the first; the sums are those of all */
    static QueueJson queue(QueueMoment moment, int most) {
        QueueSnapshot snapshot = moment.snapshot();
        Instant now = moment.computedAt();
        QueueSnapshot.Totals totals = snapshot.totals(now);
        return new QueueJson(
                snapshot.artisan().value(),
                snapshot.version(),
                now,
                snapshot.zone().getId(),
                totals.waiting(),
                totals.remainingMinutes(),
                totals.heldMinutes(),
                totals.overCommittedMinutes(),
                moment.views().values().stream()
                        .limit(most)
                        .map(QueueWire::entry)
                        .toList());
    }

    static QueueSummaryJson outline(QueueOutline outline) {
        return new QueueSummaryJson(
                outline.artisan().value(),
                outline.length(),
                outline.backlogMinutes(),
                QueueIntakeJson.valueOf(outline.intake().name()),
                outline.availableFrom().orElse(null),
                outline.pausedUntil().orElse(null),
                outline.ready()
                        .map(dates -> new DateRangeJson(dates.p50(), dates.p90()))
                        .orElse(null),
                outline.zone().map(ZoneId::getId).orElse(null),
                outline.computedAt());
    }

    /** The same for all who are told the same, whenever. */
    static String tag(QueueSummaryJson summary) {
        return ETags.ofContent(Arrays.asList(
                summary.length(),
                summary.backlogMinutes(),
                summary.intake(),
                summary.availableFrom(),
                summary.pausedUntil(),
                summary.ready(),
                summary.timeZone()));
    }

    /** Midnight and the end of a hold change dates and positions without a new version, so the tag is also that of the answers. */
    static String tag(QueueJson queue) {
        return ETags.of(
                queue.version(),
                List.of(queue.waiting(), queue.heldMinutes(), queue.overCommittedMinutes(), queue.entries()));
    }

    private static @Nullable RiskJson risk(EntryView view) {
        return view.risk() == null ? null : RiskJson.valueOf(view.risk().name());
    }

    static QueueEntryJson entry(EntryView view) {
        EntryView.Label label = view.label();
        return new QueueEntryJson(
                view.entry().value(),
                label.orderId(),
                label.checkoutId(),
                EntryStateJson.valueOf(view.state().name()),
                view.position(),
                label.minutes(),
                label.productName(),
                label.quantity(),
                QuoteWire.ready(view.estimate()),
                QuoteWire.delivery(view.estimate()),
                view.promisedBy(),
                risk(view),
                onTime(view),
                view.state().isHold() ? label.holdExpiresAt() : null,
                label.progress().workedMinutes(),
                label.progress().startedAt(),
                label.progress().curingUntil(),
                blockedFor(label.progress().blockedFor()));
    }

    private static @Nullable Double onTime(EntryView view) {
        Double exact = view.onTime();
        return exact == null ? null : QuoteWire.probability(exact);
    }

    private static @Nullable BlockedForJson blockedFor(@Nullable BlockedFor what) {
        return what == null
                ? null
                : new BlockedForJson(BlockCauseJson.valueOf(what.cause().name()), what.reason(), what.expectedOn());
    }
}
