package com.artisancommerce.waitlist;

/** Why somebody in line cannot be served any more. */
public enum PassedReason {
    NOT_FOR_SALE("The product is not for sale any more in the way that you asked for it."),
    TOO_LARGE("The piece is more work than this artisan takes in at all.");

    private final String text;

    PassedReason(String text) {
        this.text = text;
    }

    /** In words that a customer reads. */
    public String text() {
        return text;
    }
}
