package com.artisancommerce.platform.sql;

import static com.artisancommerce.platform.Reactive.result;
import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.platform.OneConnection;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Only what says so may be forgotten by a crash, on the very connection that such a transaction had. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@TestProfile(OneConnection.class)
class ForgettableTransactionTest {

    @Inject
    SystemSql sql;

    @Test
    void doesNotAwaitTheDisk() {
        assertThat(result(() -> sql.inForgettableTransaction(ForgettableTransactionTest::awaitsTheDisk)))
                .contains("off");
    }

    @Test
    void leavesTheNextTransactionAsItWas() {
        result(() -> sql.inForgettableTransaction(ForgettableTransactionTest::awaitsTheDisk));

        assertThat(result(() -> sql.inTransaction(ForgettableTransactionTest::awaitsTheDisk)))
                .contains("on");
    }

    private static Uni<Optional<String>> awaitsTheDisk(Tx tx) {
        return tx.first(
                "select current_setting('synchronous_commit') as awaits",
                Tuple.tuple(),
                row -> row.getString("awaits"));
    }
}
