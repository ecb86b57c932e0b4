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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Only what says so may be forgotten by a crash. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@TestProfile(OneConnection.class)
class ForgettableTransactionTest {

    private static final String SETTING =
            "select pg_backend_pid() as backend, current_setting('synchronous_commit') as awaits";
    private static final int MORE_THAN_THERE_ARE_CONNECTIONS = 100;

    @Inject
    SystemSql sql;

    @Test
    void doesNotAwaitTheDisk() {
        assertThat(forgettable().awaitsTheDisk()).isEqualTo("off");
    }

    @Test
    void leavesItsConnectionAsItWas() {
        int backend = forgettable().backend();

        Seen next = Stream.generate(() -> result(() -> sql.inTransaction(ForgettableTransactionTest::seen)))
                .limit(MORE_THAN_THERE_ARE_CONNECTIONS)
                .filter(each -> each.backend() == backend)
                .findFirst()
                .orElseThrow();

        assertThat(next.awaitsTheDisk()).isEqualTo("on");
    }

    private Seen forgettable() {
        return result(() -> sql.inForgettableTransaction(ForgettableTransactionTest::seen));
    }

    private record Seen(int backend, String awaitsTheDisk) {}

    private static Uni<Seen> seen(Tx tx) {
        return tx.first(SETTING, Tuple.tuple(), row -> new Seen(row.getInteger("backend"), row.getString("awaits")))
                .map(found -> found.orElseThrow());
    }
}
