package com.artisancommerce.platform.web;

import static com.artisancommerce.platform.Tenants.WOOL;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.LocalStack;
import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.platform.ProofTable;
import com.artisancommerce.platform.sql.Records;
import com.artisancommerce.platform.sql.Sql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.logging.Logger;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A log line says which request it belongs to, however many transactions lie between, and never carries what could sign in. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class LogContextTest {

    private static final Logger LOG = Logger.getLogger(LogContextTest.class);
    private static final java.util.logging.Logger ROOT = java.util.logging.Logger.getLogger("");

    private final Lines lines = new Lines();

    @Inject
    Router router;

    @Inject
    Sql sql;

    @Inject
    Records records;

    @BeforeEach
    void listen() {
        ProofTable.create();
        ROOT.addHandler(lines);
    }

    @AfterEach
    void stopListening() {
        ROOT.removeHandler(lines);
    }

    @Test
    void theRequestIdIsOnEveryLineOfAReactiveChain() {
        Route route = router.get("/proof/log").order(-1).handler(this::logInBothKindsOfTransaction);
        try {
            given().header("X-Request-Id", "first").get("/proof/log").then().statusCode(200);
            given().header("X-Request-Id", "second").get("/proof/log").then().statusCode(200);
        } finally {
            route.remove();
        }
        assertThat(lines.of("in the chain"))
                .containsExactly(
                        "in the chain: sql [first]",
                        "in the chain: records [first]",
                        "in the chain: sql [second]",
                        "in the chain: records [second]");
    }

    @Test
    void noTokenIsLogged() {
        String good = LocalStack.shared().tokens().of(DemoUser.ADA);
        String bad = good.substring(0, good.length() - 8) + "AAAAAAAA";
        for (String token : List.of(good, bad)) {
            given().header("Authorization", "Bearer " + token)
                    .header("X-Order-Token", "order-token-of-a-guest")
                    .get("/v1/orders/0190b000-0000-7000-8000-00000000dead");
        }
        assertThat(lines.all())
                .noneMatch(line -> line.contains(good.substring(good.length() - 40))
                        || line.contains(bad.substring(bad.length() - 40))
                        || line.contains("order-token-of-a-guest"));
    }

    private void logInBothKindsOfTransaction(RoutingContext request) {
        sql.inTransaction(WOOL, ProofTable::count)
                .invoke(() -> LOG.info("in the chain: sql"))
                .chain(() -> records.inTransaction(WOOL, () -> ProofTable.count()))
                .invoke(() -> LOG.info("in the chain: records"))
                .subscribe()
                .with(count -> request.response().end(String.valueOf(count)), request::fail);
    }

    /** Keeps each line with the request id that its context had. */
    private static final class Lines extends ExtHandler {

        private final List<String> kept = new CopyOnWriteArrayList<>();

        @Override
        protected void doPublish(ExtLogRecord line) {
            kept.add(new PatternFormatter("%m").format(line) + " ["
                    + Objects.requireNonNullElse(line.getMdc("requestId"), "") + "]");
        }

        List<String> all() {
            return kept;
        }

        List<String> of(String beginning) {
            return kept.stream().filter(line -> line.startsWith(beginning)).toList();
        }
    }
}
