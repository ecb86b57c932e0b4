package com.artisancommerce.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.platform.limits.Window.Counted;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WindowTest {

    private static final int LIMIT = 100;

    @Test
    void aMinuteBeginsWhole() {
        assertThat(Window.at(Instant.parse("2026-03-01T10:00:00Z")).leftMillis())
                .isEqualTo(60_000);
        assertThat(Window.at(Instant.parse("2026-03-01T10:00:59.999Z")).leftMillis())
                .isEqualTo(1);
    }

    @Test
    void theMinuteBeforeCountsByWhatIsLeftOfIt() {
        assertThat(left(60_000).used(new Counted(7, 100))).isEqualTo(107);
        assertThat(left(15_000).used(new Counted(7, 100))).isEqualTo(32);
        assertThat(left(1).used(new Counted(7, 100))).isEqualTo(7);
    }

    @Test
    void aFullMinuteLetsTheNextBeginSlowly() {
        assertThat(left(30_000).untilNextFits(new Counted(100, 0), LIMIT)).isEqualTo(30_001);
        assertThat(left(60_000).untilNextFits(new Counted(0, 100), LIMIT)).isEqualTo(1);
        assertThat(left(59_999).untilNextFits(new Counted(0, 100), LIMIT)).isZero();
        assertThat(left(60_000).untilNextFits(new Counted(40, 100), LIMIT)).isEqualTo(24_001);
    }

    /** Whatever was counted: a request fits after the time that was said, and not a millisecond earlier. */
    @Test
    void theTimeToWaitIsExact() {
        Random random = new Random(4711);
        for (int i = 0; i < 20_000; i++) {
            int limit = 1 + random.nextInt(200);
            Window window = left(1 + random.nextInt(60_000));
            Counted counted = new Counted(random.nextInt(limit + 5), random.nextInt(limit + 5));
            long wait = window.untilNextFits(counted, limit);
            assertThat(fitsAfter(window, counted, limit, wait))
                    .as("%s %s %d: after %d ms", window, counted, limit, wait)
                    .isTrue();
            assertThat(wait > 0 && fitsAfter(window, counted, limit, wait - 1))
                    .as("%s %s %d: before %d ms", window, counted, limit, wait)
                    .isFalse();
        }
    }

    private static boolean fitsAfter(Window window, Counted counted, int limit, long millis) {
        return millis < window.leftMillis()
                ? left(window.leftMillis() - millis).fits(counted, limit)
                : left(window.leftMillis() + Window.MILLIS - millis).fits(new Counted(0, counted.now()), limit);
    }

    private static Window left(long millis) {
        return new Window(1, millis);
    }
}
