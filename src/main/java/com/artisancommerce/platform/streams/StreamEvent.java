package com.artisancommerce.platform.streams;

import org.jspecify.annotations.Nullable;

/**
 * One event for one client.
 *
 * @param name {@code state}, {@code timeline}, {@code reset}
 * @param id what the client sends back as {@code Last-Event-ID}; null leaves the one before in force
 * @param data written as JSON; a {@link SharedData} once for all who are told
 * @param last nothing can happen any more, and the stream ends after it
 */
public record StreamEvent(String name, @Nullable String id, Object data, boolean last) {

    /** Never written: the stream ends without another word. */
    static final StreamEvent END = new StreamEvent("end", null, "", true);

    public StreamEvent(String name, @Nullable String id, Object data) {
        this(name, id, data, false);
    }
}
