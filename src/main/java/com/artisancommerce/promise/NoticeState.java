package com.artisancommerce.promise;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a delay notice stands. It is open until it is answered, its deadline passes, or it is taken back; then it stays as it is. */
public sealed interface NoticeState {

    /** The customer is asked. */
    record Open() implements NoticeState {}

    /** The customer agreed: a later promise was entered. */
    record Accepted(Instant at) implements NoticeState {}

    /** The customer said nothing by the deadline, and the policy lets such a delay stand: a later promise was entered. */
    record StoodBySilence(Instant at) implements NoticeState {}

    /** The customer would rather have the money back: the piece is cancelled, the refund requested. */
    record Cancelled(Instant at) implements NoticeState {}

    /** The customer said nothing by the deadline, and such a delay needs consent: cancelled, the refund requested. */
    record Lapsed(Instant at) implements NoticeState {}

    /** There is nothing to answer any more; the promise is as it was. */
    record Withdrawn(Instant at, Why why) implements NoticeState {}

    /** Why a notice was taken back. */
    enum Why {
        /** The piece will be in time after all. */
        ON_TIME_AGAIN,
        /** The date it named cannot be kept either: another notice follows at once. */
        REPLACED,
        /** The piece was finished or called off before an answer came. */
        ENTRY_ENDED
    }

    default boolean isOpen() {
        return this instanceof Open;
    }

    /** Since when it is so; null while it is open. */
    default @Nullable Instant since() {
        return switch (this) {
            case Open open -> null;
            case Accepted accepted -> accepted.at();
            case StoodBySilence stood -> stood.at();
            case Cancelled cancelled -> cancelled.at();
            case Lapsed lapsed -> lapsed.at();
            case Withdrawn withdrawn -> withdrawn.at();
        };
    }

    /** The state as people and programs say it. */
    default Word word() {
        return switch (this) {
            case Open open -> Word.OPEN;
            case Accepted accepted -> Word.ACCEPTED;
            case StoodBySilence stood -> Word.STOOD_BY_SILENCE;
            case Cancelled cancelled -> Word.CANCELLED;
            case Lapsed lapsed -> Word.LAPSED;
            case Withdrawn withdrawn -> Word.WITHDRAWN;
        };
    }

    /** The names of the states. */
    enum Word {
        OPEN,
        ACCEPTED,
        STOOD_BY_SILENCE,
        CANCELLED,
        LAPSED,
        WITHDRAWN
    }
}
