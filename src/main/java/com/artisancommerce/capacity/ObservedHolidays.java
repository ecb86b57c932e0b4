package com.artisancommerce.capacity;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.artisan.Artisans;
import com.artisancommerce.capacity.CalendarEdits.Cause;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Sql;
import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.platform.web.ProblemType;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** Whose public holidays are days off for an artisan. Nobody's, until the artisan says so. */
@Singleton
public class ObservedHolidays {

    private final Sql sql;
    private final Artisans artisans;
    private final PublicHolidays holidays;
    private final HolidayTerms terms;

    ObservedHolidays(Sql sql, Artisans artisans, PublicHolidays holidays, HolidayTerms terms) {
        this.sql = sql;
        this.artisans = artisans;
        this.holidays = holidays;
        this.terms = terms;
    }

    /**
     * What is observed.
     *
     * @param region null when nobody's holidays are
     * @param days of the next twelve months, from today on
     */
    public record Shown(@Nullable HolidayRegion region, List<PublicHoliday> days) {}

    /** ISO codes of the countries whose holidays are known. */
    public SortedSet<String> countries() {
        return holidays.countries();
    }

    /** For everybody to see; 404 when the artisan has stated no hours. */
    public Uni<Shown> get(TenantId tenant, ArtisanId artisan) {
        QueueRef queue = new QueueRef(tenant, artisan);
        return sql.inTransaction(tenant, tx -> terms.read(tx, queue)).chain(this::show);
    }

    /** From now on the public holidays of the region are days off. 422 when they are not known. */
    public Uni<Shown> observe(Caller caller, ArtisanId artisan, HolidayRegion region) {
        return artisans.managed(caller, artisan)
                .chain(() -> holidays.subdivisions(region.country()))
                .invoke(known -> requireKnown(region, known))
                .chain(() -> change(caller, artisan, "Public holidays of " + region, region));
    }

    /** From now on public holidays are days like any other. */
    public Uni<Shown> forget(Caller caller, ArtisanId artisan) {
        return artisans.managed(caller, artisan)
                .chain(() -> change(caller, artisan, "No public holidays any more", null));
    }

    private Uni<Shown> change(Caller caller, ArtisanId artisan, String reason, @Nullable HolidayRegion region) {
        QueueRef queue = new QueueRef(caller.tenant(), artisan);
        Cause cause = new Cause(ChangeKind.CALENDAR_CHANGED, reason, caller);
        return sql.inTransaction(
                        caller.tenant(),
                        tx -> terms.observe(tx, queue, cause, region).chain(() -> terms.read(tx, queue)))
                .chain(this::show);
    }

    private Uni<Shown> show(HolidayTerms.Read read) {
        return read.region()
                .map(region -> holidays.around(Year.from(read.today()), List.of(region))
                        .map(found -> new Shown(region, comingYear(found, region, read.today()))))
                .orElseGet(() -> Uni.createFrom().item(new Shown(null, List.of())));
    }

    private static List<PublicHoliday> comingYear(
            Map<HolidayRegion, List<PublicHoliday>> found, HolidayRegion region, LocalDate today) {
        return found.getOrDefault(region, List.of()).stream()
                .filter(holiday -> !holiday.date().isBefore(today))
                .filter(holiday -> holiday.date().isBefore(today.plusYears(1)))
                .toList();
    }

    private static void requireKnown(HolidayRegion region, SortedSet<String> known) {
        String subdivision = region.subdivision();
        if (subdivision != null && !known.contains(subdivision)) {
            throw ProblemType.INVALID_REQUEST
                    .because(
                            "'%s' is no subdivision of %s whose public holidays are known. These are: %s.",
                            subdivision, region.country(), known.isEmpty() ? "none" : String.join(", ", known))
                    .at("/subdivision", "not known");
        }
    }
}
