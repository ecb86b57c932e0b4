package com.artisancommerce.bench.checkout;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.util.function.Supplier;

/**
 * The peers, on the tables of the service: raw Vert.x routes, one for each way to take a checkout in, and one that does nothing. Who calls is
 * not asked and nothing is checked or counted, which a shop could not afford.
 */
public final class PlainShop {

    /** As many as the service has event loops for its requests on two cores. */
    private static final int EVENT_LOOPS = 4;

    private static final int INTAKE_CONNECTIONS = 20;
    private static final int CLIENTS = 32;

    private PlainShop() {}

    public static void main(String[] arguments) {
        Vertx vertx = Vertx.vertx();
        PlainIntake intake = new PlainIntake(pool(vertx, "app", INTAKE_CONNECTIONS));
        PlainReservation reservation = new PlainReservation(pool(vertx, "system", CLIENTS));
        vertx.deployVerticle(
                () -> new AbstractVerticle() {
                    @Override
                    public void start() {
                        serve(vertx, Integer.parseInt(arguments[0]), intake, reservation);
                    }
                },
                new DeploymentOptions().setInstances(EVENT_LOOPS));
    }

    private static void serve(Vertx vertx, int port, PlainIntake intake, PlainReservation reservation) {
        Router router = Router.router(vertx);
        router.post().handler(BodyHandler.create(false));
        router.post("/echo").handler(call -> answer(call, 202, call.body().asString()));
        router.post("/checkouts").handler(call -> whenDone(call, 202, () -> intake.accept(body(call), key(call))));
        router.post("/orders").handler(call -> whenDone(call, 201, () -> reservation.checkOut(body(call))));
        router.post("/reservations").handler(call -> whenDone(call, 200, () -> reservation.many(body(call), CLIENTS)));
        vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(port))
                .requestHandler(router)
                .listen();
    }

    private static JsonObject body(RoutingContext call) {
        return call.body().asJsonObject();
    }

    private static String key(RoutingContext call) {
        return call.request().getHeader("Idempotency-Key");
    }

    private static void whenDone(RoutingContext call, int status, Supplier<Future<JsonObject>> work) {
        work.get().onSuccess(done -> answer(call, status, done.encode())).onFailure(failed -> {
            failed.printStackTrace();
            answer(call, 500, "{}");
        });
    }

    private static void answer(RoutingContext call, int status, String body) {
        call.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(body);
    }

    private static Pool pool(Vertx vertx, String role, int size) {
        return PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(size))
                .connectingTo(PgConnectOptions.fromUri(System.getenv("ARTISAN_DATABASE_URL"))
                        .setUser("artisan_" + role)
                        .setPassword(System.getenv(
                                "ARTISAN_DATABASE_" + role.toUpperCase(java.util.Locale.ROOT) + "_PASSWORD"))
                        .setCachePreparedStatements(true))
                .using(vertx)
                .build();
    }
}
