package com.artisancommerce.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.platform.OneConnection;
import com.artisancommerce.platform.ProofTable;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reads the catalogue of the migrated database: no table of a tenant stands without its wall. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@TestProfile(OneConnection.class)
class TablesHaveWallsTest {

    /** Infrastructure that belongs to no tenant: Liquibase's own tables, and who relays which buckets. */
    private static final String WITHOUT_WALL = """
            select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'public' and c.relkind in ('r', 'p')
              and c.relname not in ('databasechangelog', 'databasechangeloglock', 'outbox_leases', 'outbox_relays')
              and not (c.relrowsecurity and c.relforcerowsecurity
                and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and a.attnotnull)
                and exists (select from pg_policies p where p.schemaname = 'public' and p.tablename = c.relname
                            and p.roles = '{artisan_app}' and p.cmd = 'ALL' and p.qual like '%app.tenant%'
                            and p.with_check like '%app.tenant%'))
            order by 1
            """;

    /** The directory that finds the shop of a request is read before a tenant is known. */
    private static final String OTHER_DOORS = """
            select tablename || ' ' || policyname || ' for ' || lower(cmd) || ' to ' || array_to_string(roles, ' ')
            from pg_policies
            where schemaname = 'public' and policyname not in ('tenant_wall', 'system_access') order by 1
            """;

    @Test
    void everyTableOfATenantHasItsWall() throws SQLException {
        try (Connection owner = ProofTable.connect("owner")) {
            assertThat(names(owner, WITHOUT_WALL)).isEmpty();
            assertThat(names(owner, OTHER_DOORS))
                    .containsExactly(
                            "shop_host_names public_directory for select to artisan_app",
                            "shop_origins public_directory for select to artisan_app",
                            "shops public_directory for select to artisan_app");
        }
    }

    @Test
    void aTableWithoutAWallIsFound() throws SQLException {
        try (Connection owner = ProofTable.connect("owner")) {
            owner.setAutoCommit(false);
            owner.createStatement().execute("create table forgotten (tenant_id uuid not null)");
            owner.createStatement().execute("create table half_done (tenant_id uuid not null)");
            owner.createStatement().execute("alter table half_done enable row level security");
            assertThat(names(owner, WITHOUT_WALL)).containsExactly("forgotten", "half_done");
            owner.rollback();
        }
    }

    @Test
    void neitherRoleOfTheServiceGoesRoundThePolicies() throws SQLException {
        try (Connection owner = ProofTable.connect("owner")) {
            assertThat(names(owner, """
                    select rolname from pg_roles
                    where rolname in ('artisan_app', 'artisan_system') and not rolsuper and not rolbypassrls
                      and not exists (select from pg_class where relowner = pg_roles.oid) order by 1
                    """)).containsExactly("artisan_app", "artisan_system");
        }
    }

    private static List<String> names(Connection connection, String query) throws SQLException {
        List<String> names = new ArrayList<>();
        try (var rows = connection.createStatement().executeQuery(query)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
