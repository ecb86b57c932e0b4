package com.artisancommerce.capacity;

import java.time.LocalDate;

/**
 * A public holiday.
 *
 * @param date the day off, which is not always the day that is celebrated
 * @param name in English
 */
public record PublicHoliday(LocalDate date, String name) {}
