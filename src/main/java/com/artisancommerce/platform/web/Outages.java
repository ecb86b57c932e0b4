package com.artisancommerce.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Tells what passes by itself (a server is away, a lock took too long) from what is broken. */
public final class Outages {

    private static final String QUERY_CANCELED = "57014";

    /**
     * SQLSTATE, beside the classes of {@link #isPassing}: time-outs in and of a transaction, a server that only reads because another takes
     * over, serialization, deadlock, lock time-out, a cancelled statement.
     */
    private static final Set<String> PASSING_STATES =
            Set.of("25P03", "25P04", "25006", "40001", "40P01", "55P03", QUERY_CANCELED);

    private Outages() {}

    public static boolean isOutage(@Nullable Throwable e) {
        return switch (e) {
            case null -> false;
            case PgException pg -> isPassing(pg.getSqlState());
            case ClosedConnectionException lost -> true;
            case JsonProcessingException unreadable -> false;
            case IOException broken -> true;
            case TimeoutException slow -> true;
            case RejectedExecutionException stopping -> true;
            case io.smallrye.mutiny.TimeoutException slow -> true;
            case ConnectionPoolTooBusyException crowded -> true;
            case VertxException vertx when isClosed(vertx.getMessage()) -> true;
            case NoStackTraceThrowable vertx when isClosed(vertx.getMessage()) -> true;
            default -> isOutage(e.getCause());
        };
    }

    /** A statement ran into its time-out. It passes when the server is busy; not when there is too much to do in one go. */
    public static boolean tookTooLong(@Nullable Throwable e) {
        return switch (e) {
            case null -> false;
            case PgException pg -> QUERY_CANCELED.equals(pg.getSqlState());
            default -> tookTooLong(e.getCause());
        };
    }

    /** Classes: connection (08), resources (53), operator intervention (57P). */
    private static boolean isPassing(@Nullable String state) {
        return state != null
                && (state.startsWith("08")
                        || state.startsWith("53")
                        || state.startsWith("57P")
                        || PASSING_STATES.contains(state));
    }

    /** The clients of Vert.x tell by the message alone that a connection was lost before its turn came. */
    private static boolean isClosed(@Nullable String message) {
        String told = message == null ? "" : message.toLowerCase(Locale.ROOT);
        return told.contains("closed") || told.contains("timeout") || told.contains("not active");
    }
}
