package com.artisancommerce.platform.limits;

import java.util.Set;

/** Fewer requests a minute than an address may make in all, for operations that cost more when nobody says who asks. */
public interface GuestLimit {

    /** One word: what the limit counts. */
    String kind();

    /** The operations that share it: {@code quote}. */
    Set<String> operations();

    /** Requests of one address without a token. */
    int perMinute();
}
