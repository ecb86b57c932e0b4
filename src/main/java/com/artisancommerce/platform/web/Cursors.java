package com.artisancommerce.platform.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keyset paging: the cursor is the last id of a page, opaque to clients. */
public final class Cursors {

    public static final int DEFAULT_LIMIT = 20;

    private Cursors() {}

    /** @throws ProblemException 400 when it is no cursor that a page gave */
    public static Optional<UUID> read(@Nullable String cursor) {
        if (cursor == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    UUID.fromString(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException notOurs) {
            throw ProblemType.MALFORMED_REQUEST
                    .because("The cursor is not one that a page gave. Leave it out to start from the first page.")
                    .at("/cursor", "not a cursor");
        }
    }

    public static int limit(@Nullable Integer asked) {
        return asked == null ? DEFAULT_LIMIT : asked;
    }

    /** A page out of one row more than the limit: the surplus row only tells that there is more. */
    public static <T> Page<T> page(List<T> rows, int limit, Function<T, UUID> id) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        List<T> items = rows.subList(0, limit);
        return new Page<>(items, write(id.apply(items.getLast())));
    }

    private static String write(UUID id) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(id.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** @param nextCursor null on the last page */
    public record Page<T>(List<T> items, @Nullable String nextCursor) {}
}
