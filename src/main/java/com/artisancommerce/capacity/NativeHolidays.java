package com.artisancommerce.capacity;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.runtime.annotations.RegisterResourceBundle;
import io.quarkus.runtime.annotations.RegisterResources;

/**
 * What the library of public holidays finds by name when it runs: its rules, its own service, its parsers, and the types that JAXB fills.
 * A native image has them only when it is told; a test compares this list with the library.
 */
@RegisterForReflection(
        classNames = {
            "de.focus_shift.jollyday.jaxb.mapping.ChristianHoliday",
            "de.focus_shift.jollyday.jaxb.mapping.ChristianHolidayType",
            "de.focus_shift.jollyday.jaxb.mapping.ChronologyType",
            "de.focus_shift.jollyday.jaxb.mapping.Configuration",
            "de.focus_shift.jollyday.jaxb.mapping.EthiopianOrthodoxHoliday",
            "de.focus_shift.jollyday.jaxb.mapping.EthiopianOrthodoxHolidayType",
            "de.focus_shift.jollyday.jaxb.mapping.Fixed",
            "de.focus_shift.jollyday.jaxb.mapping.FixedWeekdayBetweenFixed",
            "de.focus_shift.jollyday.jaxb.mapping.FixedWeekdayInMonth",
            "de.focus_shift.jollyday.jaxb.mapping.FixedWeekdayRelativeToFixed",
            "de.focus_shift.jollyday.jaxb.mapping.Holiday",
            "de.focus_shift.jollyday.jaxb.mapping.HolidayCycleType",
            "de.focus_shift.jollyday.jaxb.mapping.HolidayType",
            "de.focus_shift.jollyday.jaxb.mapping.Holidays",
            "de.focus_shift.jollyday.jaxb.mapping.IslamicHoliday",
            "de.focus_shift.jollyday.jaxb.mapping.IslamicHolidayType",
            "de.focus_shift.jollyday.jaxb.mapping.Month",
            "de.focus_shift.jollyday.jaxb.mapping.MoveableHoliday",
            "de.focus_shift.jollyday.jaxb.mapping.MovingCondition",
            "de.focus_shift.jollyday.jaxb.mapping.ObjectFactory",
            "de.focus_shift.jollyday.jaxb.mapping.RelativeToEasterSunday",
            "de.focus_shift.jollyday.jaxb.mapping.RelativeToFixed",
            "de.focus_shift.jollyday.jaxb.mapping.RelativeToWeekdayInMonth",
            "de.focus_shift.jollyday.jaxb.mapping.Source",
            "de.focus_shift.jollyday.jaxb.mapping.Sources",
            "de.focus_shift.jollyday.jaxb.mapping.Substituted",
            "de.focus_shift.jollyday.jaxb.mapping.Weekday",
            "de.focus_shift.jollyday.jaxb.mapping.When",
            "de.focus_shift.jollyday.jaxb.mapping.Which",
            "de.focus_shift.jollyday.jaxb.mapping.With",
            "de.focus_shift.jollyday.jaxb.JaxbConfigurationService",
            "de.focus_shift.jollyday.core.impl.DefaultHolidayManager",
            "de.focus_shift.jollyday.core.impl.JapaneseBridgingHolidayManager",
            "de.focus_shift.jollyday.core.parser.impl.ChristianHolidayParser",
            "de.focus_shift.jollyday.core.parser.impl.EthiopianOrthodoxHolidayParser",
            "de.focus_shift.jollyday.core.parser.impl.FixedParser",
            "de.focus_shift.jollyday.core.parser.impl.FixedWeekdayBetweenFixedParser",
            "de.focus_shift.jollyday.core.parser.impl.FixedWeekdayInMonthParser",
            "de.focus_shift.jollyday.core.parser.impl.FixedWeekdayRelativeToFixedParser",
            "de.focus_shift.jollyday.core.parser.impl.IslamicHolidayParser",
            "de.focus_shift.jollyday.core.parser.impl.RelativeToEasterSundayParser",
            "de.focus_shift.jollyday.core.parser.impl.RelativeToFixedParser",
            "de.focus_shift.jollyday.core.parser.impl.RelativeToWeekdayInMonthParser"
        })
@RegisterResources(
        globs = {
            "holidays/*.xml",
            "jollyday.properties",
            "META-INF/services/de.focus_shift.jollyday.core.spi.HolidayCalendarConfigurationService"
        })
@RegisterResourceBundle(bundleName = "descriptions.holiday_descriptions")
final class NativeHolidays {

    /** The library's default is another one, which is not to be had. */
    static final String CONFIGURATION_SERVICE = "de.focus_shift.jollyday.jaxb.JaxbConfigurationService";

    private NativeHolidays() {}
}
