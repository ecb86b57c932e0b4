package com.artisancommerce.promise.domain;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.DateEstimate;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.EntryState;
import com.artisancommerce.capacity.EntryView;
import com.artisancommerce.capacity.Estimate;
import com.artisancommerce.capacity.Risk;
import com.artisancommerce.promise.DelayNotice;
import com.artisancommerce.promise.DelayPolicy;
import com.artisancommerce.promise.NoticeId;
import com.artisancommerce.promise.PromiseEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** One piece, promised by 10 June, and what becomes of it. It is the first of June. */
final class Delays {

    static final LocalDate TODAY = LocalDate.of(2027, 6, 1);
    static final LocalDate PROMISED = LocalDate.of(2027, 6, 10);
    static final Instant NOW = Instant.parse("2027-06-01T08:00:00Z");
    static final Instant DEADLINE = NOW.plus(Duration.ofDays(7));
    static final Ledger LEDGER = Ledger.open(new EntryId(new UUID(0, 1)), PROMISED);

    private Delays() {}

    static NoticeId id(int number) {
        return new NoticeId(new UUID(0, number));
    }

    /** As likely as not by the one day of June, nine times of ten by the other. */
    static Outlook expected(int p50, int p90) {
        Risk risk = p90 > 10 ? Risk.AT_RISK : Risk.ON_TRACK;
        return new Outlook(
                TODAY, new DateEstimate(june(p50), june(p90)), p50 > 10 ? Risk.LATE : risk, "The work takes longer.");
    }

    static Outlook unknownOn(LocalDate today) {
        return new Outlook(
                today, null, today.isAfter(PROMISED) ? Risk.LATE : Risk.AT_RISK, "The artisan has no working hours.");
    }

    /** The piece as its queue shows it today while something for it is missing, and nobody can say until when. */
    static EntryView blocked(Risk risk) {
        return new EntryView(
                LEDGER.entry(),
                new ArtisanId(new UUID(0, 2)),
                EntryState.BLOCKED,
                null,
                0,
                0,
                new Estimate.Unknown(Estimate.UnknownReason.BLOCKED),
                PROMISED,
                risk,
                null,
                ZoneOffset.UTC,
                1,
                new EntryView.Label(
                        new UUID(0, 3), null, "Blanket", 1, 480, NOW, new EntryView.Progress(0, NOW, null, null)));
    }

    /** Days of June; 31 is the first of July. */
    static LocalDate june(int day) {
        return LocalDate.of(2027, 5, 31).plusDays(day);
    }

    static Step look(Ledger ledger, Outlook outlook, int next) {
        return new Announcements(DelayPolicy.DEFAULT, NOW).look(ledger, outlook, id(next));
    }

    /** The piece is found to be late: it will come by that day of June. */
    static Ledger late(Ledger ledger, int day, int next) {
        return after(look(ledger, expected(day, day), next));
    }

    static Ledger after(Step step) {
        return switch (step) {
            case Step.Moved moved -> moved.ledger();
            case Step.Unchanged same -> same.ledger();
            case Step.Refused refused -> throw new AssertionError("refused: " + refused);
        };
    }

    static List<PromiseEvent> events(Step step) {
        return ((Step.Moved) step).events();
    }

    static DelayNotice notice(Ledger ledger) {
        return Objects.requireNonNull(ledger.notice());
    }
}
