package com.artisancommerce.platform.sql;

import static com.artisancommerce.platform.Reactive.result;
import static com.artisancommerce.platform.Tenants.CLAY;
import static com.artisancommerce.platform.Tenants.WOOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.platform.Ids;
import com.artisancommerce.platform.OneConnection;
import com.artisancommerce.platform.ProofTable;
import com.artisancommerce.platform.TenantId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two tenants, both kinds of transaction, one connection that they all share. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@TestProfile(OneConnection.class)
class TenantWallTest {

    @Inject
    Sql sql;

    @Inject
    SystemSql systemSql;

    @Inject
    Records records;

    @Inject
    Pool pool;

    @BeforeEach
    void aTableWithTwoRowsOfWoolAndOneOfClay() {
        ProofTable.create();
        result(() -> sql.inTransaction(WOOL, tx -> ProofTable.insert(tx, WOOL, Ids.next(), "scarf")));
        result(() -> records.inTransaction(WOOL, () -> ProofTable.insert(WOOL, Ids.next(), "hat")));
        result(() -> records.inTransaction(CLAY, () -> ProofTable.insert(CLAY, Ids.next(), "bowl")));
    }

    @Test
    void eachTenantSeesItsOwnRowsWhicheverKindCameBefore() {
        for (int round = 0; round < 5; round++) {
            assertThat(seenBySql(WOOL)).isEqualTo(2);
            assertThat(seenByRecords(CLAY)).isEqualTo(1);
            assertThat(seenBySql(CLAY)).isEqualTo(1);
            assertThat(seenByRecords(WOOL)).isEqualTo(2);
        }
    }

    @Test
    void theSystemRoleSeesAllTenants() {
        assertThat(seenByTheSystem()).isEqualTo(3);
    }

    @Test
    void withoutATenantThereAreNoRows() {
        assertThat(seenWithoutTenant()).isZero();
        long seenBySession = result(() -> Panache.withSession(() -> ProofTable.count()));
        assertThat(seenBySession).isZero();
    }

    @Test
    void theTenantIsGoneFromTheConnectionAfterACommitAndAfterARollback() {
        assertThat(seenBySql(WOOL)).isEqualTo(2);
        assertThat(seenWithoutTenant()).isZero();
        assertThat(seenByRecords(WOOL)).isEqualTo(2);
        assertThat(seenWithoutTenant()).isZero();
        assertThatThrownBy(() -> result(() -> sql.inTransaction(WOOL, tx -> tx.update("select 1/0", Tuple.tuple()))))
                .hasMessageContaining("division by zero");
        assertThat(seenWithoutTenant()).isZero();
    }

    @Test
    void refusesAWriteForAnotherTenant() {
        assertThatThrownBy(() -> result(
                        () -> sql.inTransaction(WOOL, tx -> ProofTable.insert(tx, CLAY, Ids.next(), "smuggled"))))
                .hasMessageContaining("row-level security");
        assertThatThrownBy(() -> result(
                        () -> records.inTransaction(WOOL, () -> ProofTable.insert(CLAY, Ids.next(), "smuggled"))))
                .hasMessageContaining("row-level security");
        assertThat(seenByTheSystem()).isEqualTo(3);
    }

    @Test
    void refusesAWriteWithoutATenant() {
        assertThatThrownBy(() -> result(
                        () -> pool.preparedQuery("insert into proof (tenant_id, id, name) values ($1, $2, 'smuggled')")
                                .execute(Tuple.of(WOOL.value(), Ids.next()))))
                .hasMessageContaining("row-level security");
    }

    @Test
    void anotherTenantsRowsCannotBeChanged() {
        String rename = "update proof set name = 'stolen'";
        int renamed = result(() -> sql.inTransaction(CLAY, tx -> tx.update(rename, Tuple.tuple())));
        assertThat(renamed).isEqualTo(1);
        int deleted = result(() -> records.inTransaction(
                CLAY,
                () -> Panache.getSession()
                        .chain(session ->
                                session.createNativeQuery("delete from proof").executeUpdate())));
        assertThat(deleted).isEqualTo(1);
        assertThat(seenBySql(WOOL)).isEqualTo(2);
    }

    @Test
    void whatFailsLeavesNothingAndGivesTheOneConnectionBack() {
        UUID id = Ids.next();
        assertThatThrownBy(() -> result(() -> sql.inTransaction(
                        WOOL, tx -> ProofTable.insert(tx, WOOL, id, "lost").invoke(TenantWallTest::fail))))
                .hasMessage("the work failed");
        assertThatThrownBy(() -> result(() -> records.inTransaction(
                        WOOL, () -> ProofTable.insert(WOOL, id, "lost").invoke(TenantWallTest::fail))))
                .hasMessage("the work failed");
        assertThatThrownBy(() -> result(() -> systemSql.inTransaction(tx -> failBeforeTheFirstStatement())))
                .hasMessage("the work failed");
        assertThat(seenBySql(WOOL)).isEqualTo(2);
    }

    private long seenBySql(TenantId tenant) {
        return result(() -> sql.inTransaction(tenant, ProofTable::count));
    }

    private long seenByRecords(TenantId tenant) {
        return result(() -> records.inTransaction(tenant, () -> ProofTable.count()));
    }

    private long seenByTheSystem() {
        return result(() -> systemSql.inTransaction(ProofTable::count));
    }

    private long seenWithoutTenant() {
        return result(() -> pool.query("select count(*) from proof")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0)));
    }

    private static void fail() {
        throw new IllegalStateException("the work failed");
    }

    private static Uni<Integer> failBeforeTheFirstStatement() {
        throw new IllegalStateException("the work failed");
    }
}
