package com.artisancommerce.capacity;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.domain.QueueState;
import com.artisancommerce.capacity.domain.calendar.WorkCalendar;
import com.artisancommerce.capacity.store.QueueSummaries;
import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Sql;
import com.artisancommerce.platform.web.ProblemType;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The days of an artisan as they come out of all that was stated, for everybody to see. */
@Singleton
public class CalendarDays {

    static final int MOST_DAYS = 400;

    private final Sql sql;
    private final QueueSummaries queues;
    private final Clock clock;

    CalendarDays(Sql sql, QueueSummaries queues, Clock clock) {
        this.sql = sql;
        this.queues = queues;
        this.clock = clock;
    }

    /** @param zone in which the dates are meant */
    public record Shown(ZoneId zone, List<CalendarDay> days) {}

    /**
     * The days from one to another, both included. 404 when the artisan has stated no hours.
     *
     * @param from today when null
     * @param to four weeks in all when null
     */
    public Uni<Shown> show(TenantId tenant, ArtisanId artisan, @Nullable LocalDate from, @Nullable LocalDate to) {
        QueueRef queue = new QueueRef(tenant, artisan);
        return sql.inTransaction(tenant, tx -> queues.states(tx, Set.of(queue), clock.now()))
                .map(states -> Optional.ofNullable(states.get(queue)).orElseThrow(() -> noHours(artisan)))
                .map(state -> show(state, from, to));
    }

    private Shown show(QueueState state, @Nullable LocalDate asked, @Nullable LocalDate last) {
        WorkCalendar calendar = state.terms().calendar();
        LocalDate today = calendar.today(clock.now());
        LocalDate from = asked == null ? today : asked;
        LocalDate to = last == null ? from.plusDays(27) : last;
        CalendarLimits.requireNear("/from", from, today);
        requireShort(from, to);
        return new Shown(
                calendar.zone(),
                from.datesUntil(to.plusDays(1))
                        .map(day -> new CalendarDay(day, calendar.minutesOn(day), calendar.kindOf(day)))
                        .toList());
    }

    private static void requireShort(LocalDate from, LocalDate to) {
        long days = ChronoUnit.DAYS.between(from, to) + 1;
        if (days < 1 || days > MOST_DAYS) {
            throw ProblemType.INVALID_REQUEST
                    .because("A calendar is shown for 1 to %d days, from %s to %s are %d.", MOST_DAYS, from, to, days)
                    .at("/to", "not within " + MOST_DAYS + " days from the first");
        }
    }

    private static RuntimeException noHours(ArtisanId artisan) {
        return ProblemType.NOT_FOUND.because("Artisan %s has not stated any hours yet.", artisan);
    }
}
