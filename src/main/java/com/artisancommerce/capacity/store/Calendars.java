package com.artisancommerce.capacity.store;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.HolidayRegion;
import com.artisancommerce.capacity.PublicHoliday;
import com.artisancommerce.capacity.PublicHolidays;
import com.artisancommerce.capacity.QueueRef;
import com.artisancommerce.capacity.WeeklyHours;
import com.artisancommerce.capacity.WeeklyVersion;
import com.artisancommerce.capacity.domain.calendar.WorkCalendar;
import com.artisancommerce.capacity.store.CalendarRows.Parts;
import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Tx;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The calendars of queues, remembered by the version of their terms: a checkout reads no row more than the queue's own, and one
 * statement when the calendar was edited or the year changed since.
 *
 * <p>What a transaction has read is remembered when it commits. One that edits a calendar and rolls back would otherwise leave its
 * edit under a version that somebody else's edit gets.
 */
@Singleton
public class Calendars {

    private static final int MOST_REMEMBERED = 10_000;

    private final CalendarRows rows;
    private final PublicHolidays holidays;
    private final Clock clock;
    private final Cache<Key, WorkCalendar> remembered;

    Calendars(CalendarRows rows, PublicHolidays holidays, Clock clock) {
        this.rows = rows;
        this.holidays = holidays;
        this.clock = clock;
        this.remembered = Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();
    }

    /** What the queue row says about the calendar. */
    record Stated(
            QueueRef queue,
            long termsVersion,
            ZoneId zone,
            WeeklyHours weekly,
            @Nullable HolidayRegion holidays) {

        static Stated of(QueueRef queue, Row row) {
            return new Stated(
                    queue,
                    row.getLong("terms_version"),
                    ZoneId.of(row.getString("time_zone")),
                    CalendarRows.weekly(row),
                    CalendarRows.region(row));
        }
    }

    /** The calendars of the queues that were asked for. */
    static final class Compiled {
        private final Map<QueueRef, WorkCalendar> calendars = new HashMap<>();

        WorkCalendar of(QueueRef queue) {
            WorkCalendar calendar = calendars.get(queue);
            if (calendar == null) {
                throw new IllegalStateException("The calendar of " + queue + " was not asked for");
            }
            return calendar;
        }
    }

    Uni<Compiled> of(Tx tx, Collection<Stated> stated) {
        Compiled found = new Compiled();
        int year = clock.now().atOffset(ZoneOffset.UTC).getYear();
        List<Stated> missing =
                stated.stream().filter(each -> !find(each, year, found)).toList();
        return missing.isEmpty() ? Uni.createFrom().item(found) : compile(tx, missing, year, found);
    }

    private Uni<Compiled> compile(Tx tx, List<Stated> missing, int year, Compiled found) {
        return rows.parts(tx, missing.stream().map(Stated::queue).toList())
                .chain(parts -> holidays.around(Year.of(year), regions(missing)).map(days -> new Sources(parts, days)))
                .invoke(sources -> missing.forEach(each -> {
                    WorkCalendar calendar = sources.compile(each);
                    found.calendars.put(each.queue(), calendar);
                    tx.afterCommit(() -> remembered.put(Key.of(each, year), calendar));
                }))
                .replaceWith(found);
    }

    private static List<HolidayRegion> regions(List<Stated> missing) {
        return missing.stream()
                .flatMap(each -> Stream.ofNullable(each.holidays()))
                .distinct()
                .toList();
    }

    private boolean find(Stated stated, int year, Compiled found) {
        WorkCalendar calendar = remembered.getIfPresent(Key.of(stated, year));
        if (calendar != null) {
            found.calendars.put(stated.queue(), calendar);
        }
        return calendar != null;
    }

    /** All that calendars are made of, of the queues that were asked for. */
    private record Sources(Map<QueueRef, Parts> parts, Map<HolidayRegion, List<PublicHoliday>> holidays) {

        WorkCalendar compile(Stated stated) {
            Parts own = parts.getOrDefault(stated.queue(), Parts.none());
            List<WeeklyVersion> versions = own.versions().isEmpty()
                    ? List.of(new WeeklyVersion(LocalDate.EPOCH, stated.weekly()))
                    : own.versions();
            return new WorkCalendar(stated.zone(), versions, own.special(), daysOff(stated.holidays()));
        }

        private List<LocalDate> daysOff(@Nullable HolidayRegion region) {
            return region == null
                    ? List.of()
                    : holidays.getOrDefault(region, List.of()).stream()
                            .map(PublicHoliday::date)
                            .distinct()
                            .toList();
        }
    }

    /** @param year the one for which public holidays are known around it */
    private record Key(TenantId tenant, ArtisanId artisan, long termsVersion, int year) {
        static Key of(Stated stated, int year) {
            return new Key(stated.queue().tenant(), stated.queue().artisan(), stated.termsVersion(), year);
        }
    }
}
