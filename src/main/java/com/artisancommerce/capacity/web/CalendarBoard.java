package com.artisancommerce.capacity.web;

import com.artisancommerce.api.CalendarDayJson;
import com.artisancommerce.api.CalendarJson;
import com.artisancommerce.api.DayKindJson;
import com.artisancommerce.api.HolidayCountriesJson;
import com.artisancommerce.api.HolidayCountryJson;
import com.artisancommerce.api.HolidayRegionJson;
import com.artisancommerce.api.ObservedHolidaysJson;
import com.artisancommerce.api.PublicHolidayJson;
import com.artisancommerce.api.UtilisationJson;
import com.artisancommerce.api.UtilisationWeekJson;
import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.CalendarDay;
import com.artisancommerce.capacity.CalendarDays;
import com.artisancommerce.capacity.HolidayRegion;
import com.artisancommerce.capacity.ObservedHolidays;
import com.artisancommerce.capacity.Utilisations;
import com.artisancommerce.capacity.WeekLoad;
import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.platform.web.Answers;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What a calendar view shows: days and public holidays for everybody, how the weeks are used for the artisan and the shop's staff. */
@Singleton
class CalendarBoard {

    private static final int WEEKS_SHOWN = 12;

    private final CalendarDays days;
    private final Utilisations utilisations;
    private final ObservedHolidays holidays;

    CalendarBoard(CalendarDays days, Utilisations utilisations, ObservedHolidays holidays) {
        this.days = days;
        this.utilisations = utilisations;
        this.holidays = holidays;
    }

    Uni<RestResponse<CalendarJson>> days(
            Caller caller, ArtisanId artisan, @Nullable LocalDate from, @Nullable LocalDate to) {
        return days.show(caller.tenant(), artisan, from, to).map(shown -> Answers.page(caller, json(shown)));
    }

    Uni<RestResponse<UtilisationJson>> utilisation(
            Caller caller, ArtisanId artisan, @Nullable LocalDate from, @Nullable Integer weeks) {
        int count = Optional.ofNullable(weeks).orElse(WEEKS_SHOWN);
        return utilisations.show(caller, artisan, from, count).map(shown -> Answers.personal(json(shown), null));
    }

    Uni<RestResponse<ObservedHolidaysJson>> holidays(Caller caller, ArtisanId artisan) {
        return holidays.get(caller.tenant(), artisan).map(shown -> Answers.page(caller, json(shown)));
    }

    Uni<RestResponse<ObservedHolidaysJson>> observe(Caller caller, ArtisanId artisan, HolidayRegionJson body) {
        HolidayRegion region = new HolidayRegion(body.country(), body.subdivision());
        return holidays.observe(caller, artisan, region).map(shown -> Answers.personal(json(shown), null));
    }

    Uni<RestResponse<ObservedHolidaysJson>> forgetHolidays(Caller caller, ArtisanId artisan) {
        return holidays.forget(caller, artisan).map(shown -> Answers.personal(json(shown), null));
    }

    HolidayCountriesJson countries() {
        return new HolidayCountriesJson(holidays.countries().stream()
                .map(code -> new HolidayCountryJson(code, Locale.of("", code).getDisplayCountry(Locale.ENGLISH)))
                .toList());
    }

    private static ObservedHolidaysJson json(ObservedHolidays.Shown shown) {
        HolidayRegion region = shown.region();
        return new ObservedHolidaysJson(
                region == null ? null : region.country(),
                region == null ? null : region.subdivision(),
                shown.days().stream()
                        .map(day -> new PublicHolidayJson(day.date(), day.name()))
                        .toList());
    }

    private static CalendarJson json(CalendarDays.Shown shown) {
        return new CalendarJson(
                shown.zone().getId(),
                shown.days().stream().map(CalendarBoard::json).toList());
    }

    private static CalendarDayJson json(CalendarDay day) {
        DayKindJson kind =
                day.kind().map(each -> DayKindJson.valueOf(each.name())).orElse(DayKindJson.REGULAR);
        return new CalendarDayJson(day.date(), day.minutes(), kind);
    }

    private static UtilisationJson json(Utilisations.Shown shown) {
        return new UtilisationJson(
                shown.zone().getId(),
                shown.queueVersion(),
                shown.computedAt(),
                shown.overCommittedMinutes(),
                shown.weeks().stream().map(CalendarBoard::json).toList());
    }

    private static UtilisationWeekJson json(WeekLoad week) {
        return new UtilisationWeekJson(
                week.monday(),
                week.capacityMinutes(),
                week.sellableMinutes(),
                week.soldMinutes(),
                week.heldMinutes(),
                week.freeMinutes(),
                week.overCommittedMinutes());
    }
}
