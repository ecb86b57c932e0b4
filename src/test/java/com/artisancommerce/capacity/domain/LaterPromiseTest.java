package com.artisancommerce.capacity.domain;

import static com.artisancommerce.capacity.domain.Workshop.MONDAY;
import static com.artisancommerce.capacity.domain.Workshop.confirmed;
import static com.artisancommerce.capacity.domain.Workshop.held;
import static com.artisancommerce.capacity.domain.Workshop.moved;
import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.capacity.Change.Reach;
import com.artisancommerce.capacity.ChangeKind;
import com.artisancommerce.capacity.EntryState;
import com.artisancommerce.capacity.WorkItem;
import com.artisancommerce.capacity.domain.Transition.AlreadyDone;
import com.artisancommerce.capacity.domain.Transition.Moved;
import com.artisancommerce.capacity.domain.Transition.Reason;
import com.artisancommerce.capacity.domain.Transition.Refused;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The day that binds an entry becomes a later one, or stays. */
class LaterPromiseTest {
    private static final WorkItem SCARF = new WorkItem(90, 0);

    @Test
    void bindsFromNowOnAndMovesNobody() {
        Entry entry = confirmed(held(SCARF));
        LocalDate later = entry.promisedBy().plusDays(3);

        Moved step = (Moved) entry.postpone(later, MONDAY);

        assertThat(step.entry().promisedBy()).isEqualTo(later);
        assertThat(step.entry().state()).isEqualTo(EntryState.QUEUED);
        assertThat(step.change()).isEqualTo(SummaryChange.NONE);
        assertThat(step.kind()).isEqualTo(ChangeKind.PROMISED);
        assertThat(step.reach()).isEqualTo(Reach.NOBODY);
    }

    @Test
    void isNeverTightened() {
        Entry entry = confirmed(held(SCARF));

        assertThat(entry.postpone(entry.promisedBy(), MONDAY)).isEqualTo(new AlreadyDone(entry));
        assertThat(entry.postpone(entry.promisedBy().minusDays(1), MONDAY)).isEqualTo(new AlreadyDone(entry));
    }

    @Test
    void isForPiecesThatAreStillToBeMade() {
        Entry hold = held(SCARF);
        Entry cancelled = moved(confirmed(held(SCARF)).cancel(MONDAY));

        assertThat(hold.postpone(hold.promisedBy().plusDays(1), MONDAY))
                .isEqualTo(new Refused(EntryState.HELD, Reason.ILLEGAL_STEP));
        assertThat(cancelled.postpone(hold.promisedBy().plusDays(1), MONDAY))
                .isEqualTo(new Refused(EntryState.CANCELLED, Reason.ILLEGAL_STEP));
    }
}
