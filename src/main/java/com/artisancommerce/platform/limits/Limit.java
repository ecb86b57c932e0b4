package com.artisancommerce.platform.limits;

/**
 * At most so many requests a minute of one caller.
 *
 * @param kind what is counted, in a word: {@code user}, {@code address}, {@code quote}
 * @param caller whose requests they are
 */
public record Limit(String kind, String caller, int perMinute) {

    String key() {
        return "limit:" + kind + ":" + caller;
    }
}
