package com.artisancommerce.order;

import com.artisancommerce.order.TimelineEvent.Data;
import com.artisancommerce.promise.DelayNotice;
import com.artisancommerce.promise.NoticeState;
import com.artisancommerce.promise.NoticeState.Why;
import com.artisancommerce.promise.Promise;
import com.artisancommerce.promise.PromiseEvent;
import java.util.Optional;

/** What happens to a promise, in the words of a timeline. */
record DelayNews(TimelineEvent.Type type, Data data) {

    /**
     * Empty where another event says it: a notice that is replaced by the next one, a piece that is called off. The order has a new
     * version all the same, for it shows the notice.
     */
    static Optional<DelayNews> of(PromiseEvent event, OrderEntry entry) {
        DelayNotice notice = event.notice();
        return switch (event) {
            case PromiseEvent.Announced announced ->
                Optional.of(new DelayNews(
                        TimelineEvent.Type.DELAY_ANNOUNCED, Data.of(entry, notice.reason(), notice.newDate())));
            case PromiseEvent.Withdrawn withdrawn -> withdrawn(entry, notice);
            case PromiseEvent.Delayed delayed ->
                Optional.of(new DelayNews(
                        delayed.promise().kind() == Promise.Kind.ACCEPTED
                                ? TimelineEvent.Type.DELAY_ACCEPTED
                                : TimelineEvent.Type.DELAY_STOOD,
                        Data.of(entry, notice.reason(), notice.newDate())));
            case PromiseEvent.CalledOff calledOff -> Optional.empty();
        };
    }

    private static Optional<DelayNews> withdrawn(OrderEntry entry, DelayNotice notice) {
        boolean onTime =
                notice.state() instanceof NoticeState.Withdrawn withdrawn && withdrawn.why() == Why.ON_TIME_AGAIN;
        return onTime
                ? Optional.of(new DelayNews(
                        TimelineEvent.Type.DELAY_WITHDRAWN,
                        Data.of(entry, "It will be in time after all.", notice.promisedBy())))
                : Optional.empty();
    }
}
