package com.artisancommerce.promise.web;

import com.artisancommerce.flow.AnswerDelay;
import com.artisancommerce.flow.PromisesOfOrder;
import com.artisancommerce.flow.PromisesOfOrder.Kept;
import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.promise.DelayNotice;
import com.artisancommerce.promise.NoticeId;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What customers may see and decide, with a token of theirs or that of a guest's order. */
@Singleton
class CustomerDesk {

    private final PromisesOfOrder promises;
    private final AnswerDelay answers;

    CustomerDesk(PromisesOfOrder promises, AnswerDelay answers) {
        this.promises = promises;
        this.answers = answers;
    }

    Uni<List<Kept>> ledger(Caller caller, UUID order, @Nullable String token) {
        return promises.ledger(caller, order, token);
    }

    Uni<List<DelayNotice>> notices(Caller caller, UUID order, @Nullable String token) {
        return promises.notices(caller, order, token);
    }

    Uni<DelayNotice> accept(Caller caller, NoticeId notice, @Nullable String token) {
        return answers.accept(caller, notice, token);
    }

    Uni<DelayNotice> cancel(Caller caller, NoticeId notice, @Nullable String token) {
        return answers.cancel(caller, notice, token);
    }
}
