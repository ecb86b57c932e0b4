package com.artisancommerce.platform.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.platform.tenancy.ShopRef;
import com.artisancommerce.platform.web.TestSignatures;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StreamCursorsTest {

    private static final UUID ORDER = new UUID(3, 1);

    private static final StreamName STREAM = new StreamName("order", ORDER);

    private final StreamCursors all = new StreamCursors(TestSignatures.with("0123456789abcdef0123456789abcdef"));
    private final StreamCursors.Bound cursors = all.of(caller(1, "ada"), STREAM);
    private final StreamCursors.Bound elsewhere =
            new StreamCursors(TestSignatures.with("fedcba9876543210fedcba9876543210")).of(caller(1, "ada"), STREAM);

    @Test
    void readWhatTheyWrote() {
        Map<UUID, Long> seen = Map.of(ORDER, 17L, new UUID(-3, -2), 0L);
        String cursor = cursors.write(seen);

        assertThat(cursor).matches("[A-Za-z0-9_.-]+");
        assertThat(cursors.read(cursor)).contains(seen);
        assertThat(cursors.read(cursors.write(Map.of()))).contains(Map.of());
    }

    @Test
    void refuseWhatTheyDidNotWrite() {
        String cursor = cursors.write(Map.of(ORDER, 17L));
        String another = cursors.write(Map.of(ORDER, 18L));
        String mixed = another.substring(0, another.indexOf('.')) + cursor.substring(cursor.indexOf('.'));

        assertThat(cursors.read(mixed)).isEmpty();
        assertThat(cursors.read(elsewhere.write(Map.of(ORDER, 17L)))).isEmpty();
        for (String garbage :
                new String[] {"", ".", "17", "a.b", cursor + "x", "x" + cursor, cursor.replace(".", "")}) {
            assertThat(cursors.read(garbage)).as(garbage).isEmpty();
        }
    }

    @Test
    void areGoodForOneReaderOfOneStreamInOneShop() {
        String cursor = cursors.write(Map.of(ORDER, 17L));

        assertThat(all.of(caller(1, "ada"), STREAM).read(cursor)).isPresent();
        assertThat(all.of(caller(1, "ben"), STREAM).read(cursor)).isEmpty();
        assertThat(all.of(caller(1, null), STREAM).read(cursor)).isEmpty();
        assertThat(all.of(caller(2, "ada"), STREAM).read(cursor)).isEmpty();
        assertThat(all.of(caller(1, "ada"), new StreamName("checkout", ORDER)).read(cursor))
                .isEmpty();
        assertThat(all.of(caller(1, "ada"), new StreamName("order", new UUID(3, 2)))
                        .read(cursor))
                .isEmpty();
    }

    private static Caller caller(long shop, @Nullable String subject) {
        TenantId tenant = new TenantId(new UUID(0, shop));
        return new Caller(new ShopRef(tenant, "shop", "USD", Set.of(), 1, 2), subject, Set.of(), null, null, null);
    }

    @Test
    void followNoMoreThanTwenty() {
        Map<UUID, Long> seen = new HashMap<>();
        for (int i = 0; i < StreamCursors.MAX_SIZE; i++) {
            seen.put(new UUID(3, i), (long) i);
        }
        assertThat(cursors.read(cursors.write(seen))).contains(seen);
        assertThat(cursors.write(seen).length()).isLessThan(700);

        seen.put(new UUID(0, 0), 7L);
        assertThat(cursors.read(cursors.write(seen)))
                .as("and a note of its own")
                .contains(seen);
        seen.put(new UUID(4, 4), 1L);
        assertThatThrownBy(() -> cursors.write(seen)).hasMessageContaining("at most 20");
    }
}
