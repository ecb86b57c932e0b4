package com.artisancommerce.checkout.web;

import com.artisancommerce.checkout.CheckoutConfig;
import com.artisancommerce.platform.limits.GuestLimit;
import jakarta.inject.Singleton;
import java.util.Set;

/** Guests begin only so many checkouts a minute from one address, for each holds hours that nobody else can have meanwhile. */
@Singleton
class CheckoutLimit implements GuestLimit {

    private final CheckoutConfig config;

    CheckoutLimit(CheckoutConfig config) {
        this.config = config;
    }

    @Override
    public String kind() {
        return "checkout";
    }

    @Override
    public Set<String> operations() {
        return Set.of("createCheckout");
    }

    @Override
    public int perMinute() {
        return config.guestCheckoutsPerMinute();
    }
}
