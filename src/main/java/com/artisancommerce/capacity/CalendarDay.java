package com.artisancommerce.capacity;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What an artisan works on one day.
 *
 * @param kind what makes the day unlike others; empty when nothing does
 */
public record CalendarDay(LocalDate date, int minutes, Optional<SpecialDays.Kind> kind) {}
