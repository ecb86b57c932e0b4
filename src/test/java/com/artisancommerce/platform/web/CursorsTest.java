package com.artisancommerce.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.artisancommerce.platform.Ids;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTest {

    private final List<UUID> rows = List.of(Ids.next(), Ids.next(), Ids.next());

    @Test
    void aPageWithMoreBehindItEndsWithACursorOfItsLastRow() {
        Cursors.Page<UUID> page = Cursors.page(rows, 2, Function.identity());
        assertThat(page.items()).isEqualTo(rows.subList(0, 2));
        assertThat(Cursors.read(page.nextCursor())).contains(rows.get(1));
    }

    @Test
    void theLastPageHasNoCursor() {
        assertThat(Cursors.page(rows, 3, Function.identity())).isEqualTo(new Cursors.Page<>(rows, null));
    }

    @Test
    void withoutACursorThePageIsTheFirst() {
        assertThat(Cursors.read(null)).isEmpty();
        assertThat(Cursors.limit(null)).isEqualTo(20);
        assertThat(Cursors.limit(7)).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "bm90IGEgdXVpZA", "0190a000-0000-7000-8000-000000000001"})
    void whatIsNoCursorIsMalformed(String cursor) {
        assertThatThrownBy(() -> Cursors.read(cursor))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(ProblemType.MALFORMED_REQUEST));
    }
}
