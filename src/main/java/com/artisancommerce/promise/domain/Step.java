package com.artisancommerce.promise.domain;

import com.artisancommerce.promise.NoticeState;
import com.artisancommerce.promise.PromiseEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer to a step of a ledger. Each step happens once; repeating it is harmless. */
public sealed interface Step {

    /** It happened: the ledger as it is now, and the news in their order. */
    record Moved(Ledger ledger, List<PromiseEvent> events) implements Step {
        public Moved {
            events = List.copyOf(events);
        }
    }

    /** Nothing is different. */
    record Unchanged(Ledger ledger) implements Step {}

    /** It cannot happen: the newest notice is in this state, or there was none. */
    record Refused(@Nullable NoticeState met) implements Step {}
}
