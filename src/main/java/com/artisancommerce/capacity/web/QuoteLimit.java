package com.artisancommerce.capacity.web;

import com.artisancommerce.capacity.CapacityConfig;
import com.artisancommerce.platform.limits.GuestLimit;
import jakarta.inject.Singleton;
import java.util.Set;

/** Quotes are for anybody, but for a guest's address only so many a minute: they cost a read of the queues and bind nobody. */
@Singleton
class QuoteLimit implements GuestLimit {

    private final CapacityConfig config;

    QuoteLimit(CapacityConfig config) {
        this.config = config;
    }

    @Override
    public String kind() {
        return "quote";
    }

    @Override
    public Set<String> operations() {
        return Set.of("quote", "quoteDeadline");
    }

    @Override
    public int perMinute() {
        return config.quotesPerMinute();
    }
}
