package com.artisancommerce.capacity;

import java.time.LocalDate;

/**
 * The weekly hours from a day on, until the next version begins.
 *
 * @param from a local date of the artisan; the earliest version also holds for all days before it
 */
public record WeeklyVersion(LocalDate from, WeeklyHours weekly) {}
