package com.artisancommerce.capacity;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Those that touch a range of days; null leaves it open. Ordered by id. */
public record ExceptionSearch(
        @Nullable LocalDate from, @Nullable LocalDate to, Optional<UUID> after, int limit) {}
