package com.artisancommerce.platform.cache;

import com.artisancommerce.platform.JsonText;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.cache.SharedCache.Found;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Values of one kind: from this instance's memory, else from Redis, else from where the caller loads them. */
public final class TwoLevelCache<K extends CacheKey, V> {

    private static final Logger LOG = Logger.getLogger(TwoLevelCache.class);

    private final String prefix;
    private final Duration life;
    private final Class<V> type;
    private final LocalCache<K, V> local;
    private final SharedCache shared;
    private final JsonText json;
    private final CacheCounters counters;

    TwoLevelCache(
            String prefix,
            Duration life,
            Class<V> type,
            LocalCache<K, V> local,
            SharedCache shared,
            JsonText json,
            CacheCounters counters) {
        this.prefix = prefix;
        this.life = life;
        this.type = type;
        this.local = local;
        this.shared = shared;
        this.json = json;
        this.counters = counters;
    }

    /**
     * The value, or empty when the load finds none, which is remembered for a moment.
     *
     * @param load reads what is committed; it runs outside of the caller's transaction, once for all who wait
     */
    public Uni<Optional<V>> get(K key, Supplier<Uni<Optional<V>>> load) {
        return local.held(key, () -> fetch(key, load));
    }

    /**
     * What was loaded before this is not found any more: in Redis, and in this instance when the answer comes. Never fails.
     *
     * @param event names the change, so that it is forgotten once in Redis however many instances hear of it
     */
    public Uni<Void> forget(TenantId tenant, String family, UUID event) {
        // the memory after Redis: else it could be filled again from there with what is to be forgotten
        return shared.forget(place(tenant, family), event).invoke(() -> local.forget(new Family(tenant, family)));
    }

    void forgetAllHere() {
        local.forgetAll();
    }

    private Uni<Held<V>> fetch(K key, Supplier<Uni<Optional<V>>> load) {
        String family = place(key.tenant(), key.family());
        return shared.find(family, key.member())
                .chain(found -> read(found)
                        .map(held -> Uni.createFrom().item(held))
                        .orElseGet(() -> load(load).map(value -> keep(value, family, key.member(), found))));
    }

    private Uni<Optional<V>> load(Supplier<Uni<Optional<V>>> load) {
        return load.get().invoke(counters::loaded).onFailure().invoke(counters::failed);
    }

    private Held<V> keep(Optional<V> value, String family, String member, Found instead) {
        if (value.isEmpty()) {
            return Held.absent();
        }
        String text = json.write(value.get());
        shared.keep(family, member, instead, text, life);
        return Held.of(value.get(), text.length());
    }

    private Optional<Held<V>> read(Found found) {
        Optional<Held<V>> held = found.text().flatMap(this::parse);
        counters.asked(found, held.isPresent());
        return held;
    }

    /** What another version of the service wrote may have another shape; it is then as if it were not there. */
    private Optional<Held<V>> parse(String text) {
        try {
            return Optional.of(Held.of(json.read(text, type), text.length()));
        } catch (IllegalArgumentException otherShape) {
            LOG.debugf("Ignored a value of %s: %s", prefix, otherShape.getMessage());
            return Optional.empty();
        }
    }

    private String place(TenantId tenant, String family) {
        return prefix + ":" + tenant + ":" + family;
    }

    record Family(TenantId tenant, String name) {

        static Family of(CacheKey key) {
            return new Family(key.tenant(), key.family());
        }
    }
}
