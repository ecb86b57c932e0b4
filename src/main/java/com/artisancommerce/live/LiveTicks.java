package com.artisancommerce.live;

import com.artisancommerce.platform.sql.Tx;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Says that something of another area has changed; what it is now, that area reads. */
@Singleton
public class LiveTicks {

    private final List<WatchedVersions> sources;
    private final Watches<Key, TickWatch> watches = new Watches<>(key -> new TickWatch());

    LiveTicks(@All List<WatchedVersions> sources) {
        this.sources = sources;
    }

    /**
     * The newest version that was heard of, at once (0 when none was) and after each change. Whoever reads when told misses nothing, and
     * need not read when it has that version already. Without demand only the latest is kept.
     *
     * @param topic of the kind's events: {@code order.changes}
     */
    public Multi<Long> watch(String topic, UUID id) {
        return watches.watch(new Key(topic, id)).map(TickWatch::newest);
    }

    /** The same, looked at when there is time: {@code news} is run at once and after each change, on any thread. */
    public Watched<Long> watch(String topic, UUID id, Runnable news) {
        return watches.watch(new Key(topic, id), TickWatch::newest, news);
    }

    public void changed(String topic, UUID id, long version) {
        watches.with(new Key(topic, id), watch -> watch.heard(version));
    }

    boolean isWatched() {
        return !watches.isEmpty();
    }

    /** One statement for each kind that is watched. */
    Uni<Void> heal(Tx tx) {
        return Multi.createFrom()
                .iterable(sources)
                .onItem()
                .transformToUniAndConcatenate(source -> heal(tx, source))
                .onItem()
                .ignoreAsUni();
    }

    int count() {
        return watches.keys().size();
    }

    private Uni<Void> heal(Tx tx, WatchedVersions source) {
        var ids = watches.keys().stream()
                .filter(key -> key.topic().equals(source.topic()))
                .map(Key::id)
                .collect(Collectors.toUnmodifiableSet());
        if (ids.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return source.versions(tx, ids)
                .invoke(versions -> versions.forEach((id, version) -> changed(source.topic(), id, version)))
                .replaceWithVoid();
    }

    private record Key(String topic, UUID id) {}
}
