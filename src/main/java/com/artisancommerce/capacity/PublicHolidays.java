package com.artisancommerce.capacity;

import io.smallrye.mutiny.Uni;
import java.time.Year;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/** Which days are public holidays where. */
public interface PublicHolidays {

    /** So many years before this one are looked up, for what is still shown of the past. */
    int YEARS_BACK = 1;

    /** So many years after this one: nobody knows them further ahead, since governments move them. */
    int YEARS_AHEAD = 10;

    /** For each region the holidays of the years known around this one, in their order; none for a region that nobody knows. */
    Uni<Map<HolidayRegion, List<PublicHoliday>>> around(Year year, Collection<HolidayRegion> regions);

    /** The subdivisions that have holidays of their own. 422 when nobody knows the country. */
    Uni<SortedSet<String>> subdivisions(String country);

    /** ISO codes of the countries that are known. */
    SortedSet<String> countries();
}
