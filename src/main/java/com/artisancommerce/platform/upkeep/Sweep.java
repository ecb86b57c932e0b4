package com.artisancommerce.platform.upkeep;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * The shape of every sweep: what is due is done piece by piece, each by itself. What fails is left alone for a while, longer each time, so
 * that however many fail again and again they do not keep the others from their turn.
 *
 * @param <T> names a piece of work; equal when it is the same
 */
public final class Sweep<T> {

    static final Duration FIRST_REST = Duration.ofSeconds(1);
    static final Duration LONGEST_REST = Duration.ofMinutes(1);

    private static final Logger LOG = Logger.getLogger(Sweep.class);
    private static final int MOST_REMEMBERED = 10_000;

    private final String name;
    private final LongSupplier nanos;
    private final Cache<T, Rest> resting = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(LONGEST_REST.multipliedBy(10))
            .build();

    /** @param name of the sweep, for its log */
    public Sweep(String name) {
        this(name, System::nanoTime);
    }

    Sweep(String name, LongSupplier nanos) {
        this.name = name;
        this.nanos = nanos;
    }

    /**
     * One round. Never fails: what could not be done is due again.
     *
     * @param due finds what is due, those left out that it is given
     * @param work does one piece
     */
    public Uni<Void> round(Function<Set<T>, Uni<? extends Collection<T>>> due, Function<T, Uni<Void>> work) {
        return Uni.createFrom()
                .deferred(() -> due.apply(resting()))
                .onItem()
                .transformToMulti(found -> Multi.createFrom().iterable(found))
                .filter(piece -> !isResting(piece))
                .onItem()
                .transformToUniAndConcatenate(piece -> doOrLeave(piece, work))
                .onItem()
                .ignoreAsUni()
                .onFailure()
                .invoke(e -> LOG.warnf("%s: what is due is looked for at the next try: %s", name, e.toString()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> doOrLeave(T piece, Function<T, Uni<Void>> work) {
        return Uni.createFrom()
                .deferred(() -> work.apply(piece))
                .invoke(() -> resting.invalidate(piece))
                .onFailure()
                .invoke(e -> leave(piece, e))
                .onFailure()
                .recoverWithNull();
    }

    private void leave(T piece, Throwable failure) {
        Rest before = resting.getIfPresent(piece);
        Duration rest = before == null ? FIRST_REST : before.longer();
        resting.put(piece, new Rest(rest, nanos.getAsLong() + rest.toNanos()));
        LOG.warnf("%s: %s is tried again in %s: %s", name, piece, rest, failure.toString());
    }

    private Set<T> resting() {
        return resting.asMap().keySet().stream().filter(this::isResting).collect(Collectors.toUnmodifiableSet());
    }

    private boolean isResting(T piece) {
        Rest rest = resting.getIfPresent(piece);
        return rest != null && rest.until() - nanos.getAsLong() > 0;
    }

    /** @param until in nanoseconds of a clock that nobody sets */
    private record Rest(Duration length, long until) {
        Duration longer() {
            Duration twice = length.multipliedBy(2);
            return twice.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : twice;
        }
    }
}
