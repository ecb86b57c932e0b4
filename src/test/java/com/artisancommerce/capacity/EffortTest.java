package com.artisancommerce.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.artisancommerce.catalog.ProductOption;
import org.junit.jupiter.api.Test;

/** The work of a line: setup, so many pieces, and the options chosen. */
class EffortTest {
    private static final Effort BLANKET = new Effort(60, 480, 1440);
    private static final ProductOption FRINGE = new ProductOption("fringe", "Long fringe", 45, 900);
    private static final ProductOption LABEL = new ProductOption("label", "Woven label", 10, 0);

    @Test
    void isSetupAndTheWorkOfEachPiece() {
        assertThat(BLANKET.work(3)).isEqualTo(new WorkItem(60 + 3 * 480, 1440));
    }

    @Test
    void countsEachOptionOnceForTheLine() {
        assertThat(BLANKET.work(3, FRINGE, LABEL)).isEqualTo(new WorkItem(60 + 3 * 480 + 45 + 10, 1440));
    }

    @Test
    void isRefusedWhenItIsMoreThanAnyQueueTakes() {
        assertThatThrownBy(() -> BLANKET.work(Integer.MAX_VALUE, FRINGE)).hasMessageContaining("work minutes");
    }
}
