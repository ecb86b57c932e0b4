package com.artisancommerce.waitlist.web;

import com.artisancommerce.platform.limits.GuestLimit;
import com.artisancommerce.waitlist.WaitlistConfig;
import jakarta.inject.Singleton;
import java.util.Set;

/** Guests join only so many times a minute from one address, for whoever waits keeps others from checking out. */
@Singleton
class WaitlistLimit implements GuestLimit {

    private final WaitlistConfig config;

    WaitlistLimit(WaitlistConfig config) {
        this.config = config;
    }

    @Override
    public String kind() {
        return "waitlist";
    }

    @Override
    public Set<String> operations() {
        return Set.of("joinWaitlist");
    }

    @Override
    public int perMinute() {
        return config.guestJoinsPerMinute();
    }
}
