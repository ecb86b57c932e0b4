package com.artisancommerce.checkout;

/** Where a checkout stands. */
public enum CheckoutStatus {
    /** Accepted; the hours are being asked for. */
    RESERVING,
    /** The hours are held until {@code holdExpiresAt}. */
    RESERVED,
    /** An artisan could not take it in; nothing is held. */
    REFUSED,
    /** The hold ran out, or the request took too long to be worth one. */
    EXPIRED,
    /** Given back by the customer. */
    RELEASED,
    /** An order came of it. */
    CONFIRMED;

    public boolean isSettled() {
        return this != RESERVING;
    }

    /** Nothing more can become of it. */
    public boolean isFinal() {
        return isSettled() && this != RESERVED;
    }
}
