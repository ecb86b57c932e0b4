package com.artisancommerce.capacity.domain;

import com.artisancommerce.capacity.Change;
import com.artisancommerce.capacity.ChangeKind;
import com.artisancommerce.capacity.HistoryLine.About;
import org.jspecify.annotations.Nullable;

/** What a change means for an entry, in words that its customer reads. What was said to another customer is not among them. */
final class HistoryWords {

    private HistoryWords() {}

    /**
     * The words for one or several changes of a kind.
     *
     * @param minutes by which they move the entry
     */
    static String text(Change change, About about, int count, long minutes) {
        return switch (about) {
            case ENTRY -> withReason(own(change, minutes), change.reason());
            case OTHERS -> others(change, count, minutes);
            case QUEUE -> withReason(text(change.kind()), change.reason());
        };
    }

    private static String own(Change change, long minutes) {
        return switch (change.kind()) {
            case WORKED -> worked(change.minutes());
            case MOVED -> minutes > 0 ? "Moved back by the artisan" : "Moved up by the artisan";
            default -> text(change.kind());
        };
    }

    /** What a step of the entry itself is called. */
    static String text(ChangeKind kind) {
        return switch (kind) {
            case HELD -> "It took its place in the queue";
            case HOLD_EXTENDED -> "Its place is held a little longer";
            case PAYMENT_PENDING -> "Its place is held while the payment is under way";
            case PAYMENT_FAILED -> "The payment came to nothing; its place is held for another one";
            case CONSENT_ASKED -> "Its place is held until the later date is accepted or declined";
            case CONFIRMED -> "It was confirmed in its place";
            case RELEASED -> "Its place was given back";
            case EXPIRED -> "Its place was held no longer";
            case STARTED -> "The artisan started it";
            case BLOCKED -> "Work on it rests";
            case UNBLOCKED -> "Work on it goes on";
            case WORKED -> "Work on it was reported";
            case OVERRAN -> "More work went into it than was planned";
            case FINISHED -> "The work on it is done";
            case CURED -> "It has dried or cured and is ready";
            case CANCELLED -> "It was cancelled";
            case MOVED -> "Moved by the artisan";
            case PROMISED -> "A later date was promised";
            case HOURS_CHANGED -> "The artisan's hours changed";
            case CALENDAR_CHANGED -> "The artisan's calendar changed";
            case INTAKE_PAUSED, INTAKE_RESUMED, OVER_COMMITTED, RELIEVED -> "The artisan's intake changed";
        };
    }

    private static String worked(long change) {
        return change < 0 ? effort(-change) + " of work on it was done" : "The work reported on it was corrected";
    }

    private static String others(Change change, int count, long minutes) {
        return switch (change.kind()) {
            case STARTED ->
                minutes > 0
                        ? pieces(count) + " that came later " + were(count) + " started first"
                        : pieces(count) + " ahead " + were(count) + " started";
            case FINISHED -> withReason(pieces(count) + " ahead " + were(count) + " finished", change.reason());
            case OVERRAN -> "More work went into a piece ahead than was planned";
            case WORKED ->
                minutes >= 0
                        ? withReason("The work reported on a piece ahead was corrected", change.reason())
                        : effort(-minutes) + " of work on pieces ahead was done";
            case MOVED ->
                withReason(
                        minutes > 0 ? "The artisan put other pieces first" : "The artisan put pieces ahead behind it",
                        change.reason());
            default -> pieces(count) + " ahead left the queue";
        };
    }

    private static String withReason(String words, @Nullable String reason) {
        return reason == null ? words : words + ": " + reason;
    }

    private static String pieces(int count) {
        return count == 1 ? "1 piece" : count + " pieces";
    }

    private static String were(int count) {
        return count == 1 ? "was" : "were";
    }

    private static String effort(long minutes) {
        long rest = minutes % 60;
        if (minutes < 60) {
            return minutes + " min";
        }
        return rest == 0 ? minutes / 60 + " h" : minutes / 60 + " h " + rest + " min";
    }
}
