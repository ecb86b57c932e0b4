package com.artisancommerce.order;

import static com.artisancommerce.order.Blankets.ARTISAN;
import static com.artisancommerce.order.Blankets.ENTRY;
import static com.artisancommerce.order.Blankets.NOW;
import static com.artisancommerce.order.Blankets.PROMISED;
import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.capacity.EntryState;
import com.artisancommerce.capacity.EntryView;
import com.artisancommerce.capacity.Estimate;
import com.artisancommerce.capacity.Estimate.UnknownReason;
import com.artisancommerce.capacity.Risk;
import com.artisancommerce.platform.Clock;
import com.artisancommerce.promise.EntryPromise;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an order says of its promises, and what of it is news to somebody who follows it. */
class OrderAnswerTest {

    @Test
    void aPieceWithoutADateStandsAsItsQueueSaysWhateverWasSeenLast() {
        OrderAnswer answer = answer(blocked(Risk.LATE, 7), promise(Risk.ON_TRACK));

        assertThat(answer.lines().getFirst().risk()).isEqualTo(Risk.LATE);
    }

    @Test
    void aPieceThatLeftItsQueueStandsAsItWasSeenLast() {
        EntryView gone = view(EntryState.CANCELLED, UnknownReason.LEFT_QUEUE, null, 7);

        assertThat(answer(gone, promise(Risk.LATE)).lines().getFirst().risk()).isEqualTo(Risk.LATE);
    }

    @Test
    void aPromiseThatStandsDifferentlyIsNewsWithoutANewVersionOfTheOrder() {
        EntryView seen = blocked(Risk.AT_RISK, 7);
        EntryPromise promise = promise(Risk.AT_RISK);

        assertThat(isNews(answer(seen, promise), answer(blocked(Risk.LATE, 7), promise)))
                .isTrue();
        assertThat(isNews(answer(seen, promise), answer(seen, promise(Risk.LATE))))
                .isTrue();
        assertThat(isNews(answer(seen, promise), answer(blocked(Risk.AT_RISK, 8), promise)))
                .isFalse();
    }

    @Test
    void aPieceThatLeavesItsQueueOrComesBackIsNews() {
        Order order = Blankets.order(EntryState.BLOCKED);
        OrderAnswer with = OrderAnswer.of(order, Map.of(ENTRY, blocked(Risk.LATE, 7)), Map.of());
        OrderAnswer without = OrderAnswer.of(order, Map.of(), Map.of());

        assertThat(isNews(with, without)).isTrue();
        assertThat(isNews(without, with)).isTrue();
        assertThat(isNews(without, without)).isFalse();
    }

    private static boolean isNews(OrderAnswer before, OrderAnswer now) {
        Told told = new Told(before.order(), null, new Clock());
        assertThat(told.tell(List.of(), before)).hasSize(1);
        return !told.tell(List.of(), now).isEmpty();
    }

    private static OrderAnswer answer(EntryView view, EntryPromise promise) {
        return OrderAnswer.of(Blankets.order(view.state()), Map.of(ENTRY, view), Map.of(ENTRY, promise));
    }

    private static EntryView blocked(Risk risk, long version) {
        return view(EntryState.BLOCKED, UnknownReason.BLOCKED, risk, version);
    }

    private static EntryView view(EntryState state, UnknownReason reason, @Nullable Risk risk, long version) {
        return new EntryView(
                ENTRY,
                ARTISAN,
                state,
                null,
                0,
                0,
                new Estimate.Unknown(reason),
                PROMISED,
                risk,
                null,
                ZoneOffset.UTC,
                version,
                new EntryView.Label(
                        new UUID(0, 3), null, "Blanket", 1, 480, NOW, new EntryView.Progress(0, NOW, null, null)));
    }

    private static EntryPromise promise(Risk seen) {
        return new EntryPromise(ENTRY, new UUID(0, 4), ARTISAN, PROMISED, PROMISED, false, seen, null, null);
    }
}
