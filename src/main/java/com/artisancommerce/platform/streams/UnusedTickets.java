package com.artisancommerce.platform.streams;

import com.artisancommerce.platform.web.ProblemType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.RedisAPI;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** What of each ticket nobody has used yet, for all instances. */
@Singleton
class UnusedTickets {

    private static final Logger LOG = Logger.getLogger(UnusedTickets.class);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final String KEEP =
            "for i = 1, #KEYS do redis.call('SET', KEYS[i], '1', 'PX', ARGV[1]) end return #KEYS";

    private final RedisAPI redis;
    private final StreamsConfig config;

    UnusedTickets(RedisAPI redis, StreamsConfig config) {
        this.redis = redis;
        this.config = config;
    }

    /** Fails with 503 when Redis is away. */
    Uni<Void> keep(Grant grant) {
        List<String> command =
                new ArrayList<>(List.of(KEEP, String.valueOf(grant.streams().size())));
        grant.streams().forEach(stream -> command.add(key(grant.id(), stream)));
        command.add(String.valueOf(config.ticket().toMillis()));
        return orAway(redis.eval(command)).replaceWithVoid();
    }

    /** Whether it was unused until now. Fails with 503 when Redis is away. */
    Uni<Boolean> take(Grant grant, StreamName stream) {
        return orAway(redis.getdel(key(grant.id(), stream))).map(found -> found != null);
    }

    /** The braces keep one ticket's keys together where Redis is a cluster. */
    private static String key(UUID ticket, StreamName stream) {
        return "ticket:{" + ticket + "}:" + stream.kind() + ":" + stream.id();
    }

    private static <T> Uni<T> orAway(Uni<T> answer) {
        return answer.ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .invoke(e -> LOG.debugf("Redis keeps no tickets: %s", e.toString()))
                .onFailure()
                .transform(e -> ProblemType.UNAVAILABLE.because(
                        "Tickets cannot be made or used for the moment. Streams that are open, and those who come back to one, do not need"
                                + " this. Clients that can set headers send their token instead."));
    }
}
