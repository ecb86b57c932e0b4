package com.artisancommerce.capacity;

/** What changed a queue. */
public enum ChangeKind {
    /** A hold took its place. The log has no line of it, for the entry itself says when it came; a history begins with it. */
    HELD,
    /** A payment or an edit of the checkout gave a hold more time. */
    HOLD_EXTENDED,
    PAYMENT_PENDING,
    /** The payment came to nothing; the hold lasts on for a while. */
    PAYMENT_FAILED,
    /** It was paid late, and the customer is asked whether a later date will do. */
    CONSENT_ASKED,
    CONFIRMED,
    RELEASED,
    EXPIRED,
    STARTED,
    /** The artisan laid a piece aside, or something for it is missing. */
    BLOCKED,
    /** Work on a piece goes on. */
    UNBLOCKED,
    /** Minutes of work on a piece were reported. */
    WORKED,
    /** More minutes of work went into a piece than were planned: it stretches its own date and those of all behind it. */
    OVERRAN,
    FINISHED,
    CURED,
    CANCELLED,
    /** Entries were put elsewhere in the order of work. */
    MOVED,
    /** A later date was promised. */
    PROMISED,
    HOURS_CHANGED,
    /** Days off, holidays or extra hours were entered, changed or withdrawn. */
    CALENDAR_CHANGED,
    INTAKE_PAUSED,
    INTAKE_RESUMED,
    /** More minutes are promised than may be sold: hours were cut, or the window shrank by time. */
    OVER_COMMITTED,
    /** No more minutes are promised than may be sold, again. */
    RELIEVED
}
