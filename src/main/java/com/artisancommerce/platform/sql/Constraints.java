package com.artisancommerce.platform.sql;

import io.vertx.pgclient.PgException;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** Which rule of the database a failure met, whichever of the two kinds of transaction it came from. */
public final class Constraints {

    private static final String UNIQUE_VIOLATION = "23505";

    private Constraints() {}

    /** The name of the unique constraint that refused a row; empty for any other failure. */
    public static Optional<String> taken(@Nullable Throwable failure) {
        return switch (failure) {
            case null -> Optional.empty();
            case PgException pg when UNIQUE_VIOLATION.equals(pg.getSqlState()) -> Optional.of(pg.getConstraint());
            case ConstraintViolationException orm when UNIQUE_VIOLATION.equals(orm.getSQLState()) -> name(orm);
            default -> taken(failure.getCause());
        };
    }

    private static Optional<String> name(ConstraintViolationException orm) {
        return Optional.of(String.valueOf(orm.getConstraintName()));
    }

    public static boolean isTaken(Throwable failure) {
        return taken(failure).isPresent();
    }
}
