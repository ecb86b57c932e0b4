package com.artisancommerce.capacity.web;

import com.artisancommerce.api.CalendarApi;
import com.artisancommerce.api.CalendarExceptionJson;
import com.artisancommerce.api.CalendarExceptionPageJson;
import com.artisancommerce.api.CalendarExceptionUpdateJson;
import com.artisancommerce.api.CalendarJson;
import com.artisancommerce.api.HolidayCountriesJson;
import com.artisancommerce.api.HolidayRegionJson;
import com.artisancommerce.api.HoursJson;
import com.artisancommerce.api.HoursUpdateJson;
import com.artisancommerce.api.NewCalendarExceptionJson;
import com.artisancommerce.api.ObservedHolidaysJson;
import com.artisancommerce.api.PauseRequestJson;
import com.artisancommerce.api.UtilisationJson;
import com.artisancommerce.api.WeekPlanJson;
import com.artisancommerce.api.WeekVersionsJson;
import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.CalendarExceptions;
import com.artisancommerce.capacity.ExceptionSearch;
import com.artisancommerce.capacity.Hours;
import com.artisancommerce.capacity.Pause;
import com.artisancommerce.capacity.StatedDays;
import com.artisancommerce.capacity.WeekPlans;
import com.artisancommerce.capacity.WeeklyVersion;
import com.artisancommerce.capacity.WorkingHours;
import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.platform.tenancy.CurrentCaller;
import com.artisancommerce.platform.tenancy.Role;
import com.artisancommerce.platform.web.Answers;
import com.artisancommerce.platform.web.Cursors;
import com.artisancommerce.platform.web.ETags;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Singleton
class CalendarResource implements CalendarApi {

    private final CurrentCaller current;
    private final WorkingHours hours;
    private final WeekPlans plans;
    private final CalendarExceptions exceptions;
    private final CalendarBoard board;

    CalendarResource(
            CurrentCaller current,
            WorkingHours hours,
            WeekPlans plans,
            CalendarExceptions exceptions,
            CalendarBoard board) {
        this.current = current;
        this.hours = hours;
        this.plans = plans;
        this.exceptions = exceptions;
        this.board = board;
    }

    @Override
    public Uni<RestResponse<HoursJson>> getHours(UUID artisanId, @Nullable String ifNoneMatch) {
        Caller caller = current.get();
        return hours.get(caller.tenant(), new ArtisanId(artisanId))
                .map(found -> Answers.read(caller, found.version(), ifNoneMatch, () -> HoursWire.json(found)));
    }

    @Override
    public Uni<RestResponse<HoursJson>> setHours(UUID artisanId, HoursUpdateJson body, @Nullable String ifMatch) {
        Hours wanted = HoursWire.hours(body);
        return hours.set(staff(), new ArtisanId(artisanId), wanted, ifMatch).map(CalendarResource::written);
    }

    @Override
    public Uni<RestResponse<HoursJson>> pauseIntake(UUID artisanId, PauseRequestJson body) {
        Pause pause = new Pause(body.reason(), body.until());
        return hours.pause(staff(), new ArtisanId(artisanId), pause).map(CalendarResource::written);
    }

    @Override
    public Uni<RestResponse<HoursJson>> resumeIntake(UUID artisanId) {
        return hours.resume(staff(), new ArtisanId(artisanId)).map(CalendarResource::written);
    }

    @Override
    public Uni<RestResponse<WeekVersionsJson>> listWeekVersions(UUID artisanId, @Nullable String ifNoneMatch) {
        Caller caller = current.get();
        return plans.list(caller.tenant(), new ArtisanId(artisanId))
                .map(found -> Answers.read(caller, found.version(), ifNoneMatch, () -> HoursWire.json(found)));
    }

    @Override
    public Uni<RestResponse<WeekVersionsJson>> planWeek(
            UUID artisanId, String from, WeekPlanJson body, @Nullable String ifMatch) {
        Caller caller = staff();
        long expected = ETags.required(ifMatch);
        WeeklyVersion wanted = new WeeklyVersion(HoursWire.firstDay(from), HoursWire.weekly(body.weekly()));
        return plans.plan(caller, new ArtisanId(artisanId), wanted, expected).map(CalendarResource::written);
    }

    @Override
    public Uni<RestResponse<WeekVersionsJson>> withdrawWeek(UUID artisanId, String from, @Nullable String ifMatch) {
        return plans.withdraw(staff(), new ArtisanId(artisanId), HoursWire.firstDay(from), ifMatch)
                .map(CalendarResource::written);
    }

    @Override
    public Uni<RestResponse<CalendarExceptionPageJson>> listCalendarExceptions(
            UUID artisanId, @Nullable LocalDate from, @Nullable LocalDate to, Integer limit, @Nullable String cursor) {
        ExceptionSearch search = new ExceptionSearch(from, to, Cursors.read(cursor), Cursors.limit(limit));
        return exceptions
                .page(staff(), new ArtisanId(artisanId), search)
                .map(page -> Answers.personal(ExceptionWire.json(page), null));
    }

    @Override
    public Uni<RestResponse<CalendarExceptionJson>> addCalendarException(
            UUID artisanId, NewCalendarExceptionJson body) {
        ArtisanId artisan = new ArtisanId(artisanId);
        return exceptions
                .add(staff(), artisan, ExceptionWire.stated(body))
                .map(added -> Answers.created(
                        ExceptionWire.json(added), ExceptionWire.location(artisan, added.id()), added.version()));
    }

    @Override
    public Uni<RestResponse<CalendarExceptionJson>> getCalendarException(
            UUID artisanId, UUID exceptionId, @Nullable String ifNoneMatch) {
        return exceptions
                .get(staff(), new ArtisanId(artisanId), exceptionId)
                .map(found -> Answers.personal(ExceptionWire.json(found), ETags.of(found.version()), ifNoneMatch));
    }

    @Override
    public Uni<RestResponse<CalendarExceptionJson>> replaceCalendarException(
            UUID artisanId, UUID exceptionId, CalendarExceptionUpdateJson body, @Nullable String ifMatch) {
        StatedDays wanted = ExceptionWire.stated(exceptionId, body);
        return exceptions
                .replace(staff(), new ArtisanId(artisanId), wanted, ETags.required(ifMatch))
                .map(replaced -> Answers.written(ExceptionWire.json(replaced), replaced.version()));
    }

    @Override
    public Uni<RestResponse<Void>> removeCalendarException(UUID artisanId, UUID exceptionId, @Nullable String ifMatch) {
        return exceptions
                .remove(staff(), new ArtisanId(artisanId), exceptionId, ifMatch)
                .replaceWith(RestResponse::noContent);
    }

    @Override
    public Uni<RestResponse<CalendarJson>> getCalendar(
            UUID artisanId, @Nullable LocalDate from, @Nullable LocalDate to) {
        return board.days(current.get(), new ArtisanId(artisanId), from, to);
    }

    @Override
    public Uni<RestResponse<ObservedHolidaysJson>> getObservedHolidays(UUID artisanId) {
        return board.holidays(current.get(), new ArtisanId(artisanId));
    }

    @Override
    public Uni<RestResponse<ObservedHolidaysJson>> observeHolidays(UUID artisanId, HolidayRegionJson body) {
        return board.observe(staff(), new ArtisanId(artisanId), body);
    }

    @Override
    public Uni<RestResponse<ObservedHolidaysJson>> forgetHolidays(UUID artisanId) {
        return board.forgetHolidays(staff(), new ArtisanId(artisanId));
    }

    @Override
    public Uni<RestResponse<HolidayCountriesJson>> listHolidayCountries() {
        return Uni.createFrom().item(Answers.page(current.get(), board.countries()));
    }

    @Override
    public Uni<RestResponse<UtilisationJson>> getUtilisation(UUID artisanId, @Nullable LocalDate from, Integer weeks) {
        return board.utilisation(staff(), new ArtisanId(artisanId), from, weeks);
    }

    private Caller staff() {
        return current.get().require(Role.ARTISAN, Role.SHOP_ADMIN);
    }

    private static RestResponse<HoursJson> written(Hours hours) {
        return Answers.written(HoursWire.json(hours), hours.version());
    }

    private static RestResponse<WeekVersionsJson> written(WeekPlans.Plans plans) {
        return Answers.written(HoursWire.json(plans), plans.version());
    }
}
