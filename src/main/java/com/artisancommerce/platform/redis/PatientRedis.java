package com.artisancommerce.platform.redis;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.RedisAPI;
import io.vertx.mutiny.redis.client.Response;
import io.vertx.redis.client.impl.types.ErrorType;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Runs scripts in Redis. Whoever asks must have another way: it fails soon when Redis hangs, and at once for a while after that. */
@Singleton
public class PatientRedis {

    private static final Logger LOG = Logger.getLogger(PatientRedis.class);

    private final RedisAPI redis;
    private final RedisConfig config;
    private final Rest rest;

    public PatientRedis(RedisAPI redis, RedisConfig config) {
        this.redis = redis;
        this.config = config;
        this.rest = new Rest(config.rest());
    }

    /** What the script answers; fails within the patience, or at once while Redis is left alone. */
    public Uni<Response> eval(Script script, List<String> keys, List<String> arguments) {
        return Uni.createFrom().deferred(() -> rest.mayAsk() ? ask(script, keys, arguments) : resting());
    }

    private Uni<Response> ask(Script script, List<String> keys, List<String> arguments) {
        return run(script, keys, arguments)
                .ifNoItem()
                .after(config.answer())
                .fail()
                .invoke(rest::answered)
                .onFailure()
                .invoke(this::leaveAlone);
    }

    /** By its name, which is short; with its text where it has not run since Redis began. */
    private Uni<Response> run(Script script, List<String> keys, List<String> arguments) {
        return redis.evalsha(command(script.name(), keys, arguments))
                .onFailure(PatientRedis::isUnknown)
                .recoverWithUni(() -> redis.eval(command(script.text(), keys, arguments)));
    }

    private static List<String> command(String script, List<String> keys, List<String> arguments) {
        List<String> command = new ArrayList<>(2 + keys.size() + arguments.size());
        command.add(script);
        command.add(String.valueOf(keys.size()));
        command.addAll(keys);
        command.addAll(arguments);
        return command;
    }

    private static boolean isUnknown(Throwable failure) {
        return failure instanceof ErrorType error && error.is("NOSCRIPT");
    }

    private void leaveAlone(Throwable why) {
        LOG.debugf("Redis does not answer (%s) and is left alone for %s", why, config.rest());
        rest.failed();
    }

    private static Uni<Response> resting() {
        return Uni.createFrom().failure(() -> new TimeoutException("Redis did not answer a moment ago"));
    }
}
