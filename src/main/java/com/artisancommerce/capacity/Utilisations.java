package com.artisancommerce.capacity;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.artisan.Artisans;
import com.artisancommerce.capacity.domain.Queue;
import com.artisancommerce.capacity.domain.Utilisation;
import com.artisancommerce.capacity.store.Snapshots;
import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.sql.Sql;
import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.platform.web.ProblemType;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an artisan's coming weeks are used. For the artisan and the shop's staff. */
@Singleton
public class Utilisations {

    private final Sql sql;
    private final Artisans artisans;
    private final Snapshots snapshots;
    private final Clock clock;

    Utilisations(Sql sql, Artisans artisans, Snapshots snapshots, Clock clock) {
        this.sql = sql;
        this.artisans = artisans;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    /** @param overCommittedMinutes of all weeks, those included that are not shown */
    public record Shown(
            ZoneId zone, long queueVersion, Instant computedAt, long overCommittedMinutes, List<WeekLoad> weeks) {}

    /** @param from a day of the first week; this week when null */
    public Uni<Shown> show(Caller caller, ArtisanId artisan, @Nullable LocalDate from, int weeks) {
        return artisans.owned(caller, artisan)
                .chain(() -> sql.inTransaction(caller.tenant(), tx -> snapshots.active(tx, caller.tenant(), artisan)))
                .map(found -> found.orElseThrow(
                        () -> ProblemType.NOT_FOUND.because("Artisan %s has not stated any hours yet.", artisan)))
                .map(found -> show(found.queue(), from, weeks));
    }

    private Shown show(Queue queue, @Nullable LocalDate from, int weeks) {
        Instant now = queue.summary().latest(clock.now());
        LocalDate today = queue.terms().calendar().today(now);
        LocalDate first = from == null ? today : from;
        CalendarLimits.requireNear("/from", first, today);
        Utilisation utilisation = new Utilisation(queue, now);
        return new Shown(
                queue.terms().calendar().zone(),
                queue.version(),
                now,
                utilisation.overCommittedMinutes(),
                utilisation.weeks(first, weeks));
    }
}
