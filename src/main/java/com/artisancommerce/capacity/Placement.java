package com.artisancommerce.capacity;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The place a line was given.
 *
 * @param position rank among those who wait, 1 is next
 * @param entriesAhead pieces in hand and entries waiting before this one
 * @param minutesAhead their remaining work
 * @param expectedMinutes the line's planned minutes, times what is known of such pieces
 * @param readyBy the day it is made with 90 % certainty
 * @param promisedBy the day it is delivered with 90 % certainty, frozen by the hold
 */
public record Placement(
        Line line,
        long orderKey,
        int position,
        int entriesAhead,
        long minutesAhead,
        long expectedMinutes,
        LocalDate readyBy,
        LocalDate promisedBy,
        Instant holdExpiresAt) {}
