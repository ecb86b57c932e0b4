package com.artisancommerce.capacity.web;

import com.artisancommerce.api.HoursJson;
import com.artisancommerce.api.HoursUpdateJson;
import com.artisancommerce.api.PauseJson;
import com.artisancommerce.api.WeekVersionJson;
import com.artisancommerce.api.WeekVersionsJson;
import com.artisancommerce.api.WeeklyJson;
import com.artisancommerce.capacity.Hours;
import com.artisancommerce.capacity.Pause;
import com.artisancommerce.capacity.WeekPlans;
import com.artisancommerce.capacity.WeeklyHours;
import com.artisancommerce.platform.web.ProblemType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hours as the wire says them. */
final class HoursWire {

    private HoursWire() {}

    static Hours hours(HoursUpdateJson body) {
        return new Hours(
                zone(body.timeZone()),
                weekly(body.weekly()),
                Optional.ofNullable(body.horizonDays()).orElse(Hours.DEFAULT_HORIZON_DAYS),
                Optional.ofNullable(body.utilisationTarget()).orElse(Hours.DEFAULT_UTILISATION_TARGET),
                null,
                0);
    }

    static HoursJson json(Hours hours) {
        return new HoursJson(
                hours.zone().getId(),
                json(hours.weekly()),
                hours.horizonDays(),
                hours.utilisationTarget(),
                json(hours.pause()),
                hours.version());
    }

    static WeekVersionsJson json(WeekPlans.Plans plans) {
        return new WeekVersionsJson(
                plans.versions().stream()
                        .map(version -> new WeekVersionJson(version.from(), json(version.weekly())))
                        .toList(),
                plans.version());
    }

    static WeeklyHours weekly(WeeklyJson w) {
        return new WeeklyHours(
                w.monday(), w.tuesday(), w.wednesday(), w.thursday(), w.friday(), w.saturday(), w.sunday());
    }

    /** What the address names; there is no version from what is no day. */
    static LocalDate firstDay(String from) {
        try {
            return LocalDate.parse(from);
        } catch (DateTimeException noDay) {
            throw ProblemType.NOT_FOUND.because("No hours begin on '%s', which is no date such as 2027-01-01.", from);
        }
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw ProblemType.INVALID_REQUEST
                    .because("'%s' is no time zone of the IANA database, such as Europe/Vienna.", name)
                    .at("/timeZone", "not a known time zone");
        }
    }

    private static WeeklyJson json(WeeklyHours w) {
        return new WeeklyJson(
                w.monday(), w.tuesday(), w.wednesday(), w.thursday(), w.friday(), w.saturday(), w.sunday());
    }

    private static @Nullable PauseJson json(@Nullable Pause pause) {
        return pause == null ? null : new PauseJson(pause.reason(), pause.until());
    }
}
