package com.artisancommerce.platform.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.artisancommerce.platform.web.TestSignatures;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StreamCursorsTest {

    private static final UUID ORDER = new UUID(3, 1);

    private final StreamCursors cursors = new StreamCursors(TestSignatures.with("0123456789abcdef0123456789abcdef"));
    private final StreamCursors elsewhere = new StreamCursors(TestSignatures.with("fedcba9876543210fedcba9876543210"));

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
    void followNoMoreThanTwenty() {
        Map<UUID, Long> seen = new HashMap<>();
        for (int i = 0; i < StreamCursors.MAX_SIZE; i++) {
            seen.put(new UUID(3, i), (long) i);
        }
        assertThat(cursors.read(cursors.write(seen))).contains(seen);
        assertThat(cursors.write(seen).length()).isLessThan(700);

        seen.put(ORDER, 1L);
        seen.put(new UUID(4, 4), 1L);
        assertThatThrownBy(() -> cursors.write(seen)).hasMessageContaining("at most 20");
    }
}
