package com.artisancommerce.capacity;

import com.artisancommerce.platform.web.ProblemType;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Year;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Public holidays from the library jollyday, which reads its rules from files: off the event loop, and remembered by region and year.
 * One country takes half a second when it is the first, then some milliseconds.
 */
@Singleton
class JollydayHolidays implements PublicHolidays {

    private static final int MOST_REMEMBERED = 5_000;
    private static final Comparator<PublicHoliday> BY_DATE =
            Comparator.comparing(PublicHoliday::date).thenComparing(PublicHoliday::name);

    private final Vertx vertx;
    private final Cache<OfAYear, List<PublicHoliday>> remembered =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();
    private final SortedSet<String> countries;

    JollydayHolidays(Vertx vertx) {
        this.vertx = vertx;
        this.countries = Collections.unmodifiableSortedSet(Arrays.stream(Locale.getISOCountries())
                .filter(HolidayManager.getSupportedCalendarCodes()::contains)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    private record OfAYear(HolidayRegion region, int year) {}

    @Override
    public Uni<Map<HolidayRegion, List<PublicHoliday>>> around(Year year, Collection<HolidayRegion> regions) {
        Set<OfAYear> wanted = regions.stream()
                .flatMap(region -> years(year).mapToObj(each -> new OfAYear(region, each)))
                .collect(Collectors.toSet());
        return remembered.asMap().keySet().containsAll(wanted)
                ? Uni.createFrom().item(all(wanted))
                : vertx.executeBlocking(() -> all(wanted));
    }

    @Override
    public Uni<SortedSet<String>> subdivisions(String country) {
        if (!countries.contains(country)) {
            return Uni.createFrom()
                    .failure(ProblemType.INVALID_REQUEST
                            .because(
                                    "The public holidays of '%s' are not known. /v1/holiday-countries lists whose are.",
                                    country)
                            .at("/country", "no country whose holidays are known"));
        }
        return vertx.executeBlocking(() -> manager(country).getCalendarHierarchy().getChildren().keySet().stream()
                .map(code -> code.toUpperCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Override
    public SortedSet<String> countries() {
        return countries;
    }

    private Map<HolidayRegion, List<PublicHoliday>> all(Set<OfAYear> wanted) {
        Map<HolidayRegion, List<PublicHoliday>> found = new HashMap<>();
        wanted.forEach(each -> found.merge(
                each.region(),
                remembered.get(each, this::load),
                (one, other) -> Stream.concat(one.stream(), other.stream())
                        .sorted(BY_DATE)
                        .toList()));
        return found;
    }

    private List<PublicHoliday> load(OfAYear asked) {
        HolidayRegion region = asked.region();
        if (!countries.contains(region.country())) {
            return List.of();
        }
        String subdivision = region.subdivision();
        String[] within = subdivision == null ? new String[0] : new String[] {subdivision.toLowerCase(Locale.ROOT)};
        return manager(region.country()).getHolidays(Year.of(asked.year()), HolidayType.PUBLIC_HOLIDAY, within).stream()
                .map(JollydayHolidays::holiday)
                .sorted(BY_DATE)
                .toList();
    }

    private static PublicHoliday holiday(Holiday holiday) {
        return new PublicHoliday(holiday.getDate(), holiday.getDescription(Locale.ENGLISH));
    }

    /** The library keeps one of each country. */
    private static HolidayManager manager(String country) {
        Properties properties = new Properties();
        properties.setProperty("configuration.service.impl", NativeHolidays.CONFIGURATION_SERVICE);
        return HolidayManager.getInstance(ManagerParameters.create(country.toLowerCase(Locale.ROOT), properties));
    }

    private static IntStream years(Year year) {
        return IntStream.rangeClosed(year.getValue() - YEARS_BACK, year.getValue() + YEARS_AHEAD);
    }
}
