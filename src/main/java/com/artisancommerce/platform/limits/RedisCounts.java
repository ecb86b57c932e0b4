package com.artisancommerce.platform.limits;

import com.artisancommerce.platform.limits.Window.Counted;
import com.artisancommerce.platform.redis.PatientRedis;
import com.artisancommerce.platform.redis.Script;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The counters that all instances share. However many limits a request meets, Redis is asked once. */
@Singleton
class RedisCounts {

    /**
     * Two keys for each limit: its counter of this minute and of the one before. As {@link Window#fits} decides; counted is only what fits
     * all limits, so that a refused request uses up nothing. Counters live for two minutes, set as they begin, so that none stays for ever.
     */
    private static final Script SCRIPT = Script.of("""
            local left, window, taken, counted = tonumber(ARGV[1]), tonumber(ARGV[2]), 1, {}
            for i = 1, #KEYS / 2 do
              local now = tonumber(redis.call('GET', KEYS[2 * i - 1]) or 0)
              local before = tonumber(redis.call('GET', KEYS[2 * i]) or 0)
              if now + math.floor(before * left / window) >= tonumber(ARGV[2 + i]) then taken = 0 end
              counted[2 * i - 1], counted[2 * i] = now, before
            end
            if taken == 1 then
              for i = 1, #KEYS, 2 do
                counted[i] = redis.call('INCR', KEYS[i])
                if counted[i] == 1 then redis.call('PEXPIRE', KEYS[i], 2 * window) end
              end
            end
            table.insert(counted, 1, taken)
            return counted
            """);

    private final PatientRedis redis;

    RedisCounts(PatientRedis redis) {
        this.redis = redis;
    }

    /** Fails when Redis does not answer soon. */
    Uni<Counts> take(Window window, List<Limit> limits) {
        List<String> keys = limits.stream()
                .flatMap(limit ->
                        Stream.of(limit.key() + ":" + window.number(), limit.key() + ":" + (window.number() - 1)))
                .toList();
        List<String> arguments =
                new ArrayList<>(List.of(String.valueOf(window.leftMillis()), String.valueOf(Window.MILLIS)));
        limits.forEach(limit -> arguments.add(String.valueOf(limit.perMinute())));
        return redis.eval(SCRIPT, keys, arguments).map(RedisCounts::counts);
    }

    private static Counts counts(Response answer) {
        List<Counted> counted = IntStream.range(0, answer.size() / 2)
                .mapToObj(i -> new Counted(
                        answer.get(2 * i + 1).toLong(), answer.get(2 * i + 2).toLong()))
                .toList();
        return new Counts(answer.get(0).toInteger() == 1, counted);
    }
}
