package com.artisancommerce.platform.streams;

import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * What one client is told, asked for when the client has room for it.
 *
 * <p>Nothing is kept for a slow client: it is not asked for, so whoever answers tells it the latest state then, and reads what must not be
 * skipped from where the client stands.
 */
public interface Feed {

    /** Begins to watch. {@code news} may be called on any thread, as often as there may be something to tell. */
    void begin(Runnable news);

    /**
     * What the client has not been told yet. Called on the client's event loop, never before the answer to the last call, so it computes
     * little and waits for nothing. A feed that fails is over; its client comes back with its cursor.
     */
    News next();

    /** Lets go of all that it watches. Called once, when the stream is over. */
    void end();

    /** An answer, or one that comes. */
    sealed interface News {

        News NONE = new Now(List.of());

        /** In the order in which the client is told; empty when there is nothing. */
        record Now(List<StreamEvent> events) implements News {}

        /** Something has to be read first. */
        record Later(Uni<List<StreamEvent>> events) implements News {}
    }
}
