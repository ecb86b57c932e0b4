package com.artisancommerce.localstack;

import java.sql.Connection;
import java.sql.SQLException;

/** PostgreSQL with the database {@code artisan} and its three roles. */
public interface Database extends LocalServer, Freezable {
    /** Who may sign in; what each may do is written in the architecture. */
    enum Role {
        OWNER,
        APP,
        SYSTEM;

        public String user() {
            return "artisan_" + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    String password(Role role);

    /** The database without a driver's prefix, as {@code postgresql://127.0.0.1:5432/artisan}. */
    default String url() {
        return "postgresql://127.0.0.1:" + port() + "/artisan";
    }

    Connection connect(Role role) throws SQLException;
}
