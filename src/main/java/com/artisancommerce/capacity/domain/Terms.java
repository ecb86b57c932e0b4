package com.artisancommerce.capacity.domain;

import com.artisancommerce.capacity.Hours;
import com.artisancommerce.capacity.Pause;
import com.artisancommerce.capacity.domain.calendar.WorkCalendar;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * On what terms an artisan takes work in.
 *
 * @param pause intake is closed while it is in force; null when open
 * @param horizonDays how far ahead hours are sold
 * @param utilisationTarget the share of the hours that is sold, in (0, 1], to a ten-thousandth; the rest is air for real life
 */
public record Terms(WorkCalendar calendar, @Nullable Pause pause, int horizonDays, double utilisationTarget) {
    private static final long PARTS = 10_000;

    public Terms {
        if (horizonDays < 1 || horizonDays > 730) {
            throw new IllegalArgumentException("A horizon is 1 to 730 days, not " + horizonDays);
        }
        if (!(utilisationTarget > 0 && utilisationTarget <= 1)) {
            throw new IllegalArgumentException("A utilisation target lies in (0, 1], not " + utilisationTarget);
        }
    }

    /** Open, with the default horizon and utilisation. */
    public static Terms of(WorkCalendar calendar) {
        return new Terms(calendar, null, Hours.DEFAULT_HORIZON_DAYS, Hours.DEFAULT_UTILISATION_TARGET);
    }

    /** The same with another calendar. */
    public Terms with(WorkCalendar other) {
        return new Terms(other, pause, horizonDays, utilisationTarget);
    }

    /** The same with another pause, or with none. */
    public Terms with(@Nullable Pause other) {
        return new Terms(calendar, other, horizonDays, utilisationTarget);
    }

    /** Minutes that may be sold from a day on. Integer arithmetic: 0.85 of 100 is 85, not 84. */
    public long sellable(LocalDate from) {
        return share(calendar.capacity(from, from.plusDays(horizonDays)));
    }

    /** The part of so many minutes that is sold. */
    long share(long minutes) {
        return minutes * Math.round(utilisationTarget * PARTS) / PARTS;
    }
}
