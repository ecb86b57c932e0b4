package com.artisancommerce.platform.web;

import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Tells what passes by itself (a server is away, a lock took too long) from what is broken. */
public final class Outages {

    /** SQLSTATE: connection (08), resources (53), operator intervention (57), serialization, deadlock, lock time-out. */
    private static final Set<String> PASSING_STATES = Set.of("40001", "40P01", "55P03");

    private Outages() {}

    public static boolean isOutage(@Nullable Throwable e) {
        return switch (e) {
            case null -> false;
            case PgException pg -> isPassing(pg.getSqlState());
            case ConnectException refused -> true;
            case ClosedChannelException closed -> true;
            case java.net.SocketException reset -> true;
            case TimeoutException slow -> true;
            case io.vertx.core.VertxException vertx when isClosed(vertx.getMessage()) -> true;
            case NoStackTraceThrowable vertx when isClosed(vertx.getMessage()) -> true;
            default -> isOutage(e.getCause());
        };
    }

    private static boolean isPassing(@Nullable String state) {
        return state != null
                && (state.startsWith("08")
                        || state.startsWith("53")
                        || state.startsWith("57")
                        || PASSING_STATES.contains(state));
    }

    private static boolean isClosed(@Nullable String message) {
        return message != null
                && (message.contains("closed") || message.contains("Timeout") || message.contains("timeout"));
    }
}
