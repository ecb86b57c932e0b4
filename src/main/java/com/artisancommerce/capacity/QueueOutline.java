package com.artisancommerce.capacity;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.domain.QueueState;
import com.artisancommerce.capacity.domain.estimate.Estimator;
import com.artisancommerce.catalog.ProductId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/**
 * What everybody may know of a queue: how long it is and when there is time again. Of nobody in it, and of no order.
 *
 * @param version of the queue; 0 without one
 * @param length pieces that wait, places that are held among them
 * @param backlogMinutes of all work that is promised
 * @param intake whether a piece of one hour would be taken in now
 * @param availableFrom when it is full: the first day on which a piece of one hour would be taken in; empty when nobody can say
 * @param pausedUntil when it is paused: the last day; empty when it is open
 * @param ready when a piece of one hour that is ordered now would be ready; empty when nobody can say
 * @param zone in which the days are meant; empty without hours
 */
public record QueueOutline(
        ArtisanId artisan,
        long version,
        Instant computedAt,
        int length,
        long backlogMinutes,
        Intake intake,
        Optional<LocalDate> availableFrom,
        Optional<LocalDate> pausedUntil,
        Optional<DateEstimate> ready,
        Optional<ZoneId> zone) {

    /** Whether new work is taken in. */
    public enum Intake {
        OPEN,
        FULL,
        PAUSED,
        NO_HOURS
    }

    private static final ProductId ANY = new ProductId(new UUID(0, 0));
    private static final WorkItem ONE_HOUR = new WorkItem(60, 0);

    static QueueOutline of(ArtisanId artisan, QueueState state, Instant now, Estimator estimator) {
        Quote quote = state.quote(artisan, ANY, ONE_HOUR, Transit.NONE, now, estimator);
        Optional<Admission.Refused> refusal = quote.refusal();
        return new QueueOutline(
                artisan,
                quote.queueVersion(),
                now,
                quote.position() - 1,
                quote.minutesAhead(),
                refusal.map(QueueOutline::intake).orElse(Intake.OPEN),
                refusal.flatMap(QueueOutline::availableFrom),
                refusal.flatMap(QueueOutline::pausedUntil),
                quote.estimate() instanceof Estimate.Known known ? Optional.of(known.ready()) : Optional.empty(),
                Optional.of(state.terms().calendar().zone()));
    }

    /** Of an artisan who has not stated any hours. */
    static QueueOutline none(ArtisanId artisan, Instant now) {
        return new QueueOutline(
                artisan,
                0,
                now,
                0,
                0,
                Intake.NO_HOURS,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Whether both say the same to those who look, whenever it was said and of whichever version. */
    public boolean saysTheSameAs(QueueOutline other) {
        return at(other.version, other.computedAt).equals(other);
    }

    /** The same words of another version. */
    private QueueOutline at(long otherVersion, Instant instant) {
        return new QueueOutline(
                artisan,
                otherVersion,
                instant,
                length,
                backlogMinutes,
                intake,
                availableFrom,
                pausedUntil,
                ready,
                zone);
    }

    private static Intake intake(Admission.Refused refusal) {
        return switch (refusal) {
            case Admission.Paused paused -> Intake.PAUSED;
            case Admission.NoHours none -> Intake.NO_HOURS;
            case Admission.Full full -> Intake.FULL;
            case Admission.DateMoved moved -> Intake.FULL;
        };
    }

    private static Optional<LocalDate> availableFrom(Admission.Refused refusal) {
        return refusal instanceof Admission.Full full ? full.availableFrom() : Optional.empty();
    }

    private static Optional<LocalDate> pausedUntil(Admission.Refused refusal) {
        return refusal instanceof Admission.Paused paused ? Optional.ofNullable(paused.until()) : Optional.empty();
    }
}
