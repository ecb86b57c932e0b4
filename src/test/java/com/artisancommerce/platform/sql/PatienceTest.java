package com.artisancommerce.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.platform.TenantId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** No transaction waits for ever: neither role may hang on a lock or in a statement. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class PatienceTest {

    private static final String SETTINGS =
            "select current_setting('lock_timeout') || ' ' || current_setting('statement_timeout') as patience";

    @Inject
    Sql sql;

    @Inject
    SystemSql systemSql;

    @Test
    void isLimitedForBothRoles() {
        var app = sql.inTransaction(new TenantId(UUID.randomUUID()), PatienceTest::patience);
        var system = systemSql.inTransaction(PatienceTest::patience);

        assertThat(app.await().indefinitely()).contains("10s 30s");
        assertThat(system.await().indefinitely()).contains("10s 30s");
    }

    private static Uni<Optional<String>> patience(Tx tx) {
        return tx.first(SETTINGS, Tuple.tuple(), row -> row.getString("patience"));
    }
}
