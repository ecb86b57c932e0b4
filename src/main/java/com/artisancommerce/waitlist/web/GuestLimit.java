package com.artisancommerce.waitlist.web;

import com.artisancommerce.platform.limits.RateLimits;
import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.waitlist.WaitlistConfig;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Guests join only so many times a minute from one address, for whoever waits keeps others from checking out. */
@Singleton
class GuestLimit {

    private final RateLimits limits;
    private final WaitlistConfig config;

    GuestLimit(RateLimits limits, WaitlistConfig config) {
        this.limits = limits;
        this.config = config;
    }

    Uni<Void> take(Caller caller, String address) {
        return caller.isGuest()
                ? limits.take("waitlist", address, config.guestJoinsPerMinute()).replaceWithVoid()
                : Uni.createFrom().voidItem();
    }
}
