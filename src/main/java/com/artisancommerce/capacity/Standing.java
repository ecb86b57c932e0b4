package com.artisancommerce.capacity;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where one entry stands now.
 *
 * @param state as judged at that instant: a hold whose time ran out is expired, swept or not
 * @param position rank among waiting entries and active holds, from 1; null once in production or gone
 * @param entriesAhead pieces in hand and entries waiting before this one
 * @param minutesAhead their remaining planned work
 * @param risk how its promise stands; null once it has left the queue
 * @param onTime the probability that it is kept; null when nobody can say
 */
public record Standing(
        EntryId entry,
        EntryState state,
        @Nullable Integer position,
        int entriesAhead,
        long minutesAhead,
        Estimate estimate,
        LocalDate promisedBy,
        @Nullable Risk risk,
        @Nullable Double onTime) {}
