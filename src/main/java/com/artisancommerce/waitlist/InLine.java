package com.artisancommerce.waitlist;

import java.util.Optional;

/**
 * An entry and its place.
 *
 * @param place rank among those who wait for the same artisan, from 1; empty for whoever does not wait any more
 */
public record InLine(WaitlistEntry entry, Optional<Integer> place) {}
