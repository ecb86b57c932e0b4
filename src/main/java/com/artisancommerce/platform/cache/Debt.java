package com.artisancommerce.platform.cache;

import com.artisancommerce.platform.redis.PatientRedis;
import com.artisancommerce.platform.redis.RedisConfig;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * A change that Redis could not be told of. Until it is, this instance believes nothing that Redis has; and then everything in it is
 * forgotten by all instances, since remembering each change would need a list without end.
 */
@Singleton
class Debt {

    private static final Logger LOG = Logger.getLogger(Debt.class);

    private final PatientRedis redis;
    private final Vertx vertx;
    private final long pause;

    /** Changes that Redis missed, and how many of them it has made good. */
    private final AtomicLong owed = new AtomicLong();

    private final AtomicLong paid = new AtomicLong();

    Debt(PatientRedis redis, Vertx vertx, RedisConfig config) {
        this.redis = redis;
        this.vertx = vertx;
        this.pause = Math.max(1, config.rest().toMillis());
    }

    boolean isOwed() {
        return owed.get() != paid.get();
    }

    void owe() {
        if (owed.getAndIncrement() == paid.get()) {
            LOG.infof("Redis misses a change: its cache is not used until it can be forgotten as a whole");
            payLater();
        }
    }

    private void payLater() {
        vertx.setTimer(pause, timer -> pay(owed.get()));
    }

    /** Only what was owed when Redis was asked is paid by its answer. */
    private void pay(long all) {
        redis.eval(Scripts.BEGIN_ERA, List.of(Scripts.ERA), List.of(SharedCache.token()))
                .subscribe()
                .with(
                        begun -> {
                            paid.set(all);
                            if (isOwed()) {
                                payLater();
                            }
                        },
                        stillAway -> payLater());
    }
}
