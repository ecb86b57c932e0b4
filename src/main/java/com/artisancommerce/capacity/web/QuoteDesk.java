package com.artisancommerce.capacity.web;

import com.artisancommerce.capacity.CapacityConfig;
import com.artisancommerce.catalog.Wish;
import com.artisancommerce.flow.QuoteDeadline;
import com.artisancommerce.flow.QuoteProducts;
import com.artisancommerce.flow.QuoteProducts.Quoted;
import com.artisancommerce.platform.limits.RateLimits;
import com.artisancommerce.platform.limits.RateLimits.Allowance;
import com.artisancommerce.platform.tenancy.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Quotes for anybody, but for a guest's address only so many a minute: they cost a read of the queues and bind nobody. */
@Singleton
class QuoteDesk {

    private final QuoteProducts quotes;
    private final QuoteDeadline deadlines;
    private final RateLimits limits;
    private final CapacityConfig config;

    QuoteDesk(QuoteProducts quotes, QuoteDeadline deadlines, RateLimits limits, CapacityConfig config) {
        this.quotes = quotes;
        this.deadlines = deadlines;
        this.limits = limits;
        this.config = config;
    }

    Uni<Answer> quote(Caller caller, String address, List<Wish> wishes) {
        return allowance(caller, address)
                .chain(allowance -> quotes.quote(caller.inShop(), wishes).map(quoted -> new Answer(quoted, allowance)));
    }

    Uni<Deadline> deadline(Caller caller, String address, QuoteDeadline.Question question) {
        return allowance(caller, address)
                .chain(allowance ->
                        deadlines.quote(caller.inShop(), question).map(answered -> new Deadline(answered, allowance)));
    }

    private Uni<Optional<Allowance>> allowance(Caller caller, String address) {
        return caller.isGuest()
                ? limits.take("quote", address, config.quotesPerMinute()).map(Optional::of)
                : Uni.createFrom().item(Optional.empty());
    }

    /** @param allowance empty for whoever is signed in */
    record Deadline(List<QuoteDeadline.Answered> answered, Optional<Allowance> allowance) {}

    /** @param allowance empty for whoever is signed in */
    record Answer(List<Quoted> quoted, Optional<Allowance> allowance) {}
}
