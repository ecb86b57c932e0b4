package com.artisancommerce.order;

import static com.artisancommerce.order.Blankets.ENTRY;
import static com.artisancommerce.order.Blankets.NOW;
import static com.artisancommerce.order.Blankets.PROMISED;
import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.EntryState;
import com.artisancommerce.promise.DelayNotice;
import com.artisancommerce.promise.NoticeId;
import com.artisancommerce.promise.NoticeState;
import com.artisancommerce.promise.PromiseEvent;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Orders hear many things at once. */
class HearingNewsTest {

    private static final EntryId OTHER = new EntryId(new UUID(0, 21));
    private static final List<Order> ORDERS =
            List.of(Blankets.order(EntryState.QUEUED), Blankets.order(new OrderId(new UUID(0, 20)), OTHER));

    @Test
    void eachInTheOrderOfItsNewsWithNumbersWithoutGaps() {
        List<Heard> heard = hear(
                new OrderNews.Postponed(ENTRY, "A gift for a wedding."),
                new OrderNews.Moved(OTHER, EntryState.IN_PRODUCTION, null),
                new OrderNews.Moved(ENTRY, EntryState.CANCELLED, "The wool is gone."));

        assertThat(heard).hasSize(2);
        assertThat(heard.getFirst().events())
                .extracting(TimelineEvent::type)
                .containsExactly(
                        TimelineEvent.Type.POSTPONED, TimelineEvent.Type.ENTRY_CANCELLED, TimelineEvent.Type.CANCELLED);
        assertThat(heard.getFirst().events())
                .extracting(TimelineEvent::sequence)
                .containsExactly(2L, 3L, 4L);
        assertThat(heard.getFirst().order().lastSequence()).isEqualTo(4);
        assertThat(heard.getFirst().refunds()).hasSize(1);
        assertThat(heard.getLast().entries()).extracting(OrderEntry::state).containsExactly(EntryState.IN_PRODUCTION);
        assertThat(heard.getLast().refunds()).isEmpty();
    }

    @Test
    void aNoticeIsALetterAndTheNextVersion() {
        DelayNotice notice = new DelayNotice(
                new NoticeId(new UUID(0, 30)),
                ENTRY,
                PROMISED,
                null,
                "The clay is lost.",
                DelayNotice.Origin.STAFF,
                DelayNotice.Silence.REFUNDS,
                NOW,
                NOW.plus(Duration.ofDays(7)),
                new NoticeState.Open());

        List<Heard> heard = hear(new OrderNews.Promised(new PromiseEvent.Announced(notice)));

        assertThat(heard).hasSize(1);
        assertThat(heard.getFirst().letters()).containsExactly(notice);
        assertThat(heard.getFirst().entries()).isEmpty();
        assertThat(heard.getFirst().order().version())
                .isEqualTo(ORDERS.getFirst().version() + 1);
    }

    @Test
    void nothingForWhatIsKnownAndForEntriesOfNoOrder() {
        assertThat(hear(
                        new OrderNews.Moved(ENTRY, EntryState.QUEUED, null),
                        new OrderNews.Postponed(new EntryId(new UUID(0, 99)), "Nobody's.")))
                .isEmpty();
    }

    private static List<Heard> hear(OrderNews... news) {
        return Heard.of(ORDERS, List.of(news), NOW);
    }
}
