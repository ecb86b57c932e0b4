package com.artisancommerce.platform.streams;

import org.jspecify.annotations.Nullable;

/**
 * What a client brings when it asks for a stream, beside its token.
 *
 * @param ticket from {@link StreamTickets}; null when it has none
 * @param cursor the id of the last event that it has; null when it comes for the first time
 */
public record Arrival(@Nullable String ticket, @Nullable String cursor) {

    /** The header wins: a browser that comes back sends it beside the address that it was first given. */
    public static Arrival of(@Nullable String ticket, @Nullable String header, @Nullable String query) {
        String cursor = header == null || header.isBlank() ? query : header;
        return new Arrival(ticket, cursor == null || cursor.isBlank() ? null : cursor);
    }
}
