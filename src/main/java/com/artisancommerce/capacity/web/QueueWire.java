package com.artisancommerce.capacity.web;

import com.artisancommerce.api.BlockCauseJson;
import com.artisancommerce.api.BlockedForJson;
import com.artisancommerce.api.EntryStateJson;
import com.artisancommerce.api.QueueEntryJson;
import com.artisancommerce.api.QueueJson;
import com.artisancommerce.api.RiskJson;
import com.artisancommerce.capacity.BlockedFor;
import com.artisancommerce.capacity.EntryView;
import com.artisancommerce.capacity.QueueSnapshot;
import com.artisancommerce.platform.web.ETags;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Queues as the wire says them. */
final class QueueWire {

    private QueueWire() {}

    static QueueJson queue(QueueSnapshot snapshot, Instant now) {
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
                snapshot.views(now).values().stream().map(QueueWire::entry).toList());
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
