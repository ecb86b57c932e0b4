package com.artisancommerce.capacity.web;

import com.artisancommerce.api.CalendarExceptionJson;
import com.artisancommerce.api.CalendarExceptionPageJson;
import com.artisancommerce.api.CalendarExceptionUpdateJson;
import com.artisancommerce.api.ExceptionKindJson;
import com.artisancommerce.api.NewCalendarExceptionJson;
import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.SpecialDays;
import com.artisancommerce.capacity.StatedDays;
import com.artisancommerce.platform.Ids;
import com.artisancommerce.platform.web.Cursors;
import com.artisancommerce.platform.web.ProblemType;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Special days as the wire says them: exceptions of the calendar. */
final class ExceptionWire {

    private ExceptionWire() {}

    static StatedDays stated(NewCalendarExceptionJson body) {
        UUID id = Optional.ofNullable(body.id()).orElseGet(Ids::next);
        return stated(id, days(body.from(), body.to(), body.kind(), body.minutes()), body.reason());
    }

    static StatedDays stated(UUID id, CalendarExceptionUpdateJson body) {
        return stated(id, days(body.from(), body.to(), body.kind(), body.minutes()), body.reason());
    }

    static CalendarExceptionJson json(StatedDays stated) {
        SpecialDays days = stated.days();
        return new CalendarExceptionJson(
                stated.id(),
                days.from(),
                days.to(),
                ExceptionKindJson.valueOf(days.kind().name()),
                days.minutes(),
                stated.reason());
    }

    static CalendarExceptionPageJson json(Cursors.Page<StatedDays> page) {
        return new CalendarExceptionPageJson(
                page.items().stream().map(ExceptionWire::json).toList(), page.nextCursor());
    }

    static String location(ArtisanId artisan, UUID id) {
        return "/v1/artisans/" + artisan + "/calendar/exceptions/" + id;
    }

    /** The version is that of the edit, which comes later. */
    private static StatedDays stated(UUID id, SpecialDays days, String reason) {
        return new StatedDays(id, days, reason, 0);
    }

    private static SpecialDays days(
            LocalDate from, @Nullable LocalDate last, ExceptionKindJson kind, @Nullable Integer minutes) {
        LocalDate to = last == null ? from : last;
        if (to.isBefore(from)) {
            throw ProblemType.INVALID_REQUEST
                    .because("An exception from %s cannot end before, on %s.", from, to)
                    .at("/to", "before from");
        }
        return new SpecialDays(from, to, SpecialDays.Kind.valueOf(kind.name()), minutes == null ? 0 : minutes);
    }
}
