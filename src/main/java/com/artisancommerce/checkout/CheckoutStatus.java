package com.artisancommerce.checkout;

/** Where a checkout stands. */
public enum CheckoutStatus {
    /** Accepted; the hours are being asked for. */
    RESERVING,
    /** The hours are held until {@code holdExpiresAt}. */
    RESERVED,
    /** A payment is under way; the hours are held until {@code holdExpiresAt}. */
    PAYMENT_PENDING,
    /** Paid too late for the date that was frozen; the hours are held until {@code holdExpiresAt} for a later one, if the customer consents. */
    AWAITING_CONSENT,
    /** An artisan could not take it in; nothing is held. */
    REFUSED,
    /** The hold ran out, or the request took too long to be worth one. */
    EXPIRED,
    /** Given back by the customer. */
    RELEASED,
    /** An order came of it. */
    CONFIRMED,
    /** It was paid and cannot be made as promised; the money goes back. */
    REFUNDED;

    public boolean isSettled() {
        return this != RESERVING;
    }

    /** Hours are held for it, for a time. */
    public boolean isHeld() {
        return this == RESERVED || this == PAYMENT_PENDING || this == AWAITING_CONSENT;
    }

    /** Nothing more becomes of it by itself. */
    public boolean isFinal() {
        return isSettled() && !isHeld();
    }
}
