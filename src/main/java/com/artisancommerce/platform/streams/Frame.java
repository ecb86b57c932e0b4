package com.artisancommerce.platform.streams;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEvent;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * What goes over the wire between two blank lines.
 *
 * @param data JSON text, written as it is; null for a comment alone
 * @param retryMillis {@link SseEvent#RECONNECT_NOT_SET} when it is not said
 */
record Frame(
        @Nullable String name,
        @Nullable String id,
        @Nullable String comment,
        @Nullable String data,
        long retryMillis) implements OutboundSseEvent {

    /** Reaches nobody but those who watch the bytes. */
    static final Frame HEARTBEAT = comment("heartbeat");
    /** Never written: the stream ends before it. */
    static final Frame END = comment("end");

    static Frame of(StreamEvent event, String json) {
        return new Frame(event.name(), event.id(), null, json, RECONNECT_NOT_SET);
    }

    Frame withRetry(long millis) {
        return new Frame(name, id, comment, data, millis);
    }

    private static Frame comment(String text) {
        return new Frame(null, null, text, null, RECONNECT_NOT_SET);
    }

    @Override
    public Class<?> getType() {
        return String.class;
    }

    @Override
    public Type getGenericType() {
        return String.class;
    }

    @Override
    public MediaType getMediaType() {
        return MediaType.APPLICATION_JSON_TYPE;
    }

    @Override
    public @Nullable Object getData() {
        return data;
    }

    @Override
    public @Nullable String getId() {
        return id;
    }

    @Override
    public @Nullable String getName() {
        return name;
    }

    @Override
    public @Nullable String getComment() {
        return comment;
    }

    @Override
    public long getReconnectDelay() {
        return retryMillis;
    }

    @Override
    public boolean isReconnectDelaySet() {
        return retryMillis != RECONNECT_NOT_SET;
    }
}
