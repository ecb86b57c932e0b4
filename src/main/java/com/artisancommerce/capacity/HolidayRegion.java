package com.artisancommerce.capacity;

import org.jspecify.annotations.Nullable;

/**
 * Whose public holidays count.
 *
 * @param country ISO 3166-1 alpha-2, upper case
 * @param subdivision the second part of ISO 3166-2, such as BE of DE-BE, upper case; null for those of the whole country
 */
public record HolidayRegion(String country, @Nullable String subdivision) {
    @Override
    public String toString() {
        return subdivision == null ? country : country + "-" + subdivision;
    }
}
