package com.artisancommerce.platform.streams;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Function;

/**
 * What one client is told, asked for when the client has room for it.
 *
 * <p>Nothing is kept for a slow client: it is not asked for, so whoever answers tells it the latest state then, and reads what must not be
 * skipped from where the client stands.
 */
public interface Feed<E> {

    /** Begins to watch. {@code news} may be run on any thread, as often as there may be something to tell. */
    void begin(Runnable news);

    /**
     * What the client has not been told yet. Called on the client's event loop, never before the answer to the last call, so it computes
     * little and waits for nothing. A feed that fails is over; its client comes back with its cursor.
     */
    News<E> next();

    /** Lets go of all that it watches. Called once, when the stream is over. */
    void end();

    /** The same feed in other words. */
    default <R> Feed<R> map(Function<? super E, ? extends R> words) {
        Feed<E> feed = this;
        return new Feed<>() {
            @Override
            public void begin(Runnable news) {
                feed.begin(news);
            }

            @Override
            public News<R> next() {
                return feed.next().map(words);
            }

            @Override
            public void end() {
                feed.end();
            }
        };
    }

    /** An answer, or one that comes. */
    sealed interface News<E> {

        <R> News<R> map(Function<? super E, ? extends R> words);

        /**
         * What there is.
         *
         * @param events in the order in which the client is told; empty when there is nothing
         * @param more whether to ask again without being told of news
         */
        record Now<E>(List<E> events, boolean more) implements News<E> {
            private static final Now<?> NOTHING = new Now<>(List.of(), false);

            @SuppressWarnings("unchecked") // there is nothing in it
            public static <E> Now<E> nothing() {
                return (Now<E>) NOTHING;
            }

            @Override
            public <R> News<R> map(Function<? super E, ? extends R> words) {
                return events.isEmpty() && !more ? nothing() : new Now<>(in(words, events), more);
            }
        }

        /** Something has to be read first. */
        record Later<E>(Uni<List<E>> events) implements News<E> {
            @Override
            public <R> News<R> map(Function<? super E, ? extends R> words) {
                return new Later<>(events.map(read -> in(words, read)));
            }
        }

        private static <E, R> List<R> in(Function<? super E, ? extends R> words, List<E> events) {
            return events.size() == 1
                    ? List.of(words.apply(events.getFirst()))
                    : events.stream().<R>map(words).toList();
        }
    }
}
