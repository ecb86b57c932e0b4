package com.artisancommerce.capacity.domain;

import static com.artisancommerce.capacity.domain.Workshop.MAYA;
import static com.artisancommerce.capacity.domain.Workshop.TOMAS;
import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.capacity.ChangeKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Random days in shops of two artisans, checked after every command against cards on a board, moved by hand. */
class RandomShopTest {
    private static final int SHOPS = 1_000;
    private static final int COMMANDS_OF_MOST = 20;
    private static final int COMMANDS_OF_SOME = 150;

    private final Map<ChangeKind, Integer> seen = new EnumMap<>(ChangeKind.class);
    private int accepted;
    private int refused;

    @Test
    void staysInOrderWhateverHappens() {
        LongStream.range(0, SHOPS).forEach(this::days);

        assertThat(seen.keySet())
                .contains(
                        ChangeKind.HOLD_EXTENDED,
                        ChangeKind.PAYMENT_PENDING,
                        ChangeKind.PAYMENT_FAILED,
                        ChangeKind.CONSENT_ASKED,
                        ChangeKind.CONFIRMED,
                        ChangeKind.RELEASED,
                        ChangeKind.EXPIRED,
                        ChangeKind.STARTED,
                        ChangeKind.BLOCKED,
                        ChangeKind.UNBLOCKED,
                        ChangeKind.WORKED,
                        ChangeKind.OVERRAN,
                        ChangeKind.FINISHED,
                        ChangeKind.CURED,
                        ChangeKind.CANCELLED,
                        ChangeKind.MOVED,
                        ChangeKind.HOURS_CHANGED,
                        ChangeKind.CALENDAR_CHANGED);
        assertThat(accepted).isGreaterThan(SHOPS);
        assertThat(refused).isGreaterThan(SHOPS);
    }

    private void days(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RandomShop shop = new RandomShop(random, "seed " + seed, MAYA, TOMAS);
        int commands = seed % 40 == 0 ? COMMANDS_OF_SOME : COMMANDS_OF_MOST;
        for (int i = 0; i < commands; i++) {
            shop.command();
        }
        shop.replay();
        shop.kinds().forEach((kind, times) -> seen.merge(kind, times, Integer::sum));
        accepted += shop.accepted();
        refused += shop.refused();
    }
}
