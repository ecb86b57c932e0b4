package com.artisancommerce.order.web;

import com.artisancommerce.api.AskedDelayJson;
import com.artisancommerce.api.OrderPromiseJson;
import com.artisancommerce.api.PromiseStatusJson;
import com.artisancommerce.api.SilenceJson;
import com.artisancommerce.order.OrderAnswer;
import com.artisancommerce.promise.DelayNotice;
import com.artisancommerce.promise.EntryPromise;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** What was promised about a line of an order, and what is asked about it, as the wire says it. */
final class OrderPromiseWire {

    private OrderPromiseWire() {}

    static OrderPromiseJson promise(OrderAnswer.Line line, Instant now) {
        Optional<EntryPromise> promise = line.promise();
        LocalDate current = line.entry().promisedBy();
        return new OrderPromiseJson(
                promise.map(EntryPromise::first).orElse(current),
                current,
                promise.map(EntryPromise::openEnded).orElse(false),
                PromiseStatusJson.valueOf(line.risk().name()),
                promise.map(each -> each.askedAt(now))
                        .map(OrderPromiseWire::asked)
                        .orElse(null));
    }

    /** Only a notice that is open is shown here. */
    private static AskedDelayJson asked(DelayNotice notice) {
        return new AskedDelayJson(
                notice.id().value(),
                notice.newDate(),
                notice.reason(),
                SilenceJson.valueOf(notice.silence().name()),
                notice.answerBy());
    }
}
