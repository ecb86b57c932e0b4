package com.artisancommerce.platform.cache;

import com.artisancommerce.platform.redis.PatientRedis;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Values in Redis, for all instances. Every family is one hash: its members, and the stamp under which they are kept.
 *
 * <p>Who finds nothing gets the stamp, loads, and keeps the value under that stamp. Forgetting gives the family a new stamp, so that what
 * was loaded before is refused whenever it comes. A hash that Redis drops by itself takes its stamp along, and a stamp never comes back.
 * The era is part of it: a Redis that starts again, or that has missed a change, has another one, and nothing of the former is found.
 */
@Singleton
class SharedCache {

    /** Values above this, in characters, are not worth Redis' memory. */
    static final int LONGEST = 512 * 1_024;

    private static final int MOST_FIELDS = 500;

    private final PatientRedis redis;
    private final Debt debt;

    SharedCache(PatientRedis redis, Debt debt) {
        this.redis = redis;
        this.debt = debt;
    }

    /** Never fails: without Redis nothing is found, and nothing can be kept. */
    Uni<Found> find(String family, String member) {
        if (debt.isOwed()) {
            return Uni.createFrom().item(Found.UNKNOWN);
        }
        return redis.eval(Scripts.FIND, List.of(Scripts.ERA, family), List.of(member, token()))
                .map(answer -> new Found(
                        answer.get(0).toString(),
                        answer.get(1) == null ? null : answer.get(1).toString()))
                .onFailure()
                .recoverWithItem(Found.UNKNOWN);
    }

    /** Nobody waits for this. The family lives for so long, or up to a tenth less. */
    void keep(String family, String member, Found instead, String value, Duration life) {
        if (instead.stamp() != null && value.length() <= LONGEST && !debt.isOwed()) {
            redis.eval(
                            Scripts.KEEP,
                            List.of(family),
                            List.of(
                                    member,
                                    instead.stamp(),
                                    value,
                                    String.valueOf(MOST_FIELDS),
                                    String.valueOf(Life.jittered(life).toMillis())))
                    .subscribe()
                    .with(kept -> {}, lost -> {});
        }
    }

    /** Once for each event, however many instances hear of it. Never fails: what Redis does not hear now it hears before it is believed again. */
    Uni<Void> forget(String family, UUID event) {
        return redis.eval(Scripts.FORGET, List.of(Scripts.ERA, family), List.of(event.toString(), token()))
                .replaceWithVoid()
                .onFailure()
                .invoke(debt::owe)
                .onFailure()
                .recoverWithNull();
    }

    static String token() {
        return UUID.randomUUID().toString();
    }

    /**
     * @param stamp under which a value may be kept; null without Redis
     */
    record Found(@Nullable String stamp, @Nullable String value) {

        static final Found UNKNOWN = new Found(null, null);

        Optional<String> text() {
            return Optional.ofNullable(value);
        }
    }
}
