package com.artisancommerce.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Tells what passes by itself (a server is away, a lock took too long) from what is broken. */
public final class Outages {

    /** SQLSTATE: connection (08), resources (53), operator intervention (57), serialization, deadlock, lock time-out. */
    private static final Set<String> PASSING_STATES = Set.of("25P03", "40001", "40P01", "55P03");

    private Outages() {}

    public static boolean isOutage(@Nullable Throwable e) {
        return switch (e) {
            case null -> false;
            case PgException pg -> isPassing(pg.getSqlState());
            case ClosedConnectionException lost -> true;
            case JsonProcessingException unreadable -> false;
            case IOException broken -> true;
            case TimeoutException slow -> true;
            case io.smallrye.mutiny.TimeoutException slow -> true;
            case VertxException vertx when isClosed(vertx.getMessage()) -> true;
            case NoStackTraceThrowable vertx when isClosed(vertx.getMessage()) -> true;
            default -> isOutage(e.getCause());
        };
    }

    private static boolean isPassing(@Nullable String state) {
        return state != null
                && (state.startsWith("08")
                        || state.startsWith("53")
                        || state.startsWith("57P")
                        || PASSING_STATES.contains(state));
    }

    private static boolean isClosed(@Nullable String message) {
        return message != null
                && (message.contains("closed") || message.contains("Timeout") || message.contains("timeout"));
    }
}
