package com.artisancommerce.capacity.domain;

import static com.artisancommerce.capacity.domain.Workshop.EIGHT_HOURS;
import static com.artisancommerce.capacity.domain.Workshop.MONDAY;
import static com.artisancommerce.capacity.domain.Workshop.confirmed;
import static com.artisancommerce.capacity.domain.Workshop.held;
import static com.artisancommerce.capacity.domain.Workshop.moved;
import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.capacity.BlockedFor;
import com.artisancommerce.capacity.WorkItem;
import com.artisancommerce.capacity.domain.estimate.Evidence;
import com.artisancommerce.capacity.domain.estimate.Experience;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A piece is finished, and more or less is known of the work in it. */
class LessonTest {
    private static final long PLANNED = 600;
    private static final Instant TUESDAY_NOON = MONDAY.plus(Duration.ofHours(28));

    private final Entry started =
            moved(confirmed(held(new WorkItem(PLANNED, 60))).start(MONDAY, Long.MAX_VALUE));

    @Test
    void minutesNamedWithTheFinishCountInFull() {
        assertThat(lesson(started, 720L, TUESDAY_NOON)).contains(Evidence.reported(PLANNED, 720));
    }

    @Test
    void minutesReportedOnTheWayCountHalfBecauseTheLastOnesMayBeMissing() {
        Entry reported = moved(started.worked(MONDAY, 500, false));

        assertThat(lesson(reported, null, TUESDAY_NOON)).contains(new Evidence(PLANNED, 500, 0.5));
    }

    @Test
    void withoutAnyTheCalendarTellsALittle() {
        Instant afterFourHours = MONDAY.plus(Duration.ofHours(4));
        Instant onThursday = MONDAY.plus(Duration.ofDays(3));

        assertThat(lesson(started, null, afterFourHours)).contains(new Evidence(PLANNED, 240, 0.25));
        assertThat(lesson(started, null, TUESDAY_NOON)).contains(new Evidence(PLANNED, 480, 0.25));
        assertThat(lesson(started, null, onThursday)).contains(new Evidence(PLANNED, 1_440, 0.25));
    }

    @Test
    void whatWasTickedOffAtOnceOrForgottenOnTheTableTeachesNothing() {
        assertThat(lesson(started, null, MONDAY.plus(Duration.ofMinutes(3)))).isEmpty();
        assertThat(lesson(started, null, MONDAY.plus(Duration.ofDays(60)))).isEmpty();
    }

    @Test
    void theCalendarIsNotAskedAboutAPieceThatWasLaidAsideOrNotAlone() {
        Entry laidAside = moved(started.block(MONDAY.plusSeconds(60), BlockedFor.laidAside(null)));
        Entry goneOnWith = moved(laidAside.resume(MONDAY.plusSeconds(120)));

        assertThat(lesson(goneOnWith, null, TUESDAY_NOON)).isEmpty();
        assertThat(Lesson.of(started, null, queue(2), TUESDAY_NOON)).isEmpty();
    }

    private static Optional<Evidence> lesson(Entry piece, @Nullable Long minutes, Instant now) {
        return Lesson.of(piece, minutes, queue(1), now);
    }

    private static QueueState queue(int inHand) {
        List<PieceInHand> pieces = Collections.nCopies(inHand, new PieceInHand(PLANNED, 0));
        QueueSummary summary = QueueSummary.empty(MONDAY);
        return new QueueState(Terms.of(EIGHT_HOURS), summary, HoldSums.NONE, pieces, Experience.NONE);
    }
}
