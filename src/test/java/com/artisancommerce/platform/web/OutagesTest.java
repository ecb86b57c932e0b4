package com.artisancommerce.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is waited out, and what is told at once. */
class OutagesTest {

    static Stream<Throwable> passing() {
        return Stream.of(
                new ConnectException("refused"),
                new IOException("Broken pipe"),
                new TimeoutException(),
                new io.smallrye.mutiny.TimeoutException(),
                ClosedConnectionException.INSTANCE,
                new NoStackTraceThrowable("Pool closed"),
                new NoStackTraceThrowable("Connection is not active now, current status: CLOSED"),
                new NoStackTraceThrowable("Connection is not active now, current status: CLOSING"),
                new NoStackTraceThrowable("Pending requests failed to be sent due to connection has been closed."),
                new NoStackTraceThrowable("Timeout waiting for connection"),
                new RejectedExecutionException("event executor terminated"),
                new ConnectionPoolTooBusyException("Connection pool reached max wait queue size of 500"),
                new CompletionException(new IllegalStateException(new ConnectException("refused"))),
                sqlState("08006"),
                sqlState("53300"),
                sqlState("53100"),
                sqlState("25006"),
                sqlState("25P03"),
                sqlState("25P04"),
                sqlState("57014"),
                sqlState("57P01"),
                sqlState("57P02"),
                sqlState("57P03"),
                sqlState("40001"),
                sqlState("40P01"),
                sqlState("55P03"));
    }

    static Stream<Throwable> lasting() {
        return Stream.of(
                new IllegalArgumentException("closed on Sundays"),
                new JsonParseException(null, "no JSON"),
                new NoStackTraceThrowable("no such mailbox"),
                sqlState("22P02"),
                sqlState("23505"),
                sqlState("42501"),
                sqlState("42P01"));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void passes(Throwable e) {
        assertThat(Outages.isOutage(e)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("lasting")
    void stays(Throwable e) {
        assertThat(Outages.isOutage(e)).isFalse();
    }

    private static PgException sqlState(String state) {
        return new PgException("on purpose", "ERROR", state, null);
    }
}
