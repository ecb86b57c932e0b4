package com.artisancommerce.promise;

import java.util.List;

/** What came of an answer to a delay notice, or of its deadline. */
public sealed interface DelayAnswer {

    /**
     * It counts.
     *
     * @param news empty when it had been given before
     */
    record Counts(DelayNotice notice, List<PromiseEvent> news) implements DelayAnswer {
        public Counts {
            news = List.copyOf(news);
        }
    }

    /** It comes too late, or another was given: the notice is in this state. */
    record Refused(NoticeState.Word met) implements DelayAnswer {}
}
