package com.artisancommerce.platform.streams;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How streams are kept open. */
@ConfigMapping(prefix = "artisan.streams")
interface StreamsConfig {

    /** A comment is sent this often, so that proxies and clients know that the stream lives. */
    @WithDefault("PT15S")
    Duration heartbeat();

    /** Whether a caller may still see what flows is asked again this often. */
    @WithDefault("PT60S")
    Duration recheck();

    /** Clients reconnect after this time at the earliest, and after twice as long at the latest, so that they do not all come at once. */
    @WithDefault("PT1S")
    Duration retry();

    /** Open streams of this instance. */
    int maxOpen();

    /** Of those that are open so many read from the database at a time, or are asked about again; the others wait. */
    int maxReading();

    /** Open streams of one signed-in caller, or of one address without sign-in, on this instance. */
    @WithDefault("20")
    int maxOpenPerCaller();

    /** A ticket that nobody has used is worth nothing after this time. */
    @WithDefault("PT30S")
    Duration ticket();

    /** For so long a used ticket lets its browser come back with its last event; that of the shop's staff no longer than their token. */
    @WithDefault("PT24H")
    Duration ticketResume();
}
