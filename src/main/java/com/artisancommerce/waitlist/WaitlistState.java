package com.artisancommerce.waitlist;

/** Where somebody who waits stands. */
public enum WaitlistState {
    /** Has a place in the line. */
    WAITING,
    /** Hours are held for them until the offer ends. */
    OFFERED,
    /** The offer became a checkout. */
    ACCEPTED,
    /** The offer was turned down. */
    DECLINED,
    /** The offer ended in silence; the hours went to the next. */
    LAPSED,
    /** Could not be served any more; the entry says why. */
    PASSED_OVER,
    /** Left before there was an offer. */
    LEFT;

    /** Nothing more becomes of it. */
    public boolean isFinal() {
        return this != WAITING && this != OFFERED;
    }
}
