package com.artisancommerce.capacity.domain;

import static com.artisancommerce.capacity.domain.Workshop.EIGHT_HOURS;
import static com.artisancommerce.capacity.domain.Workshop.MAYA;
import static com.artisancommerce.capacity.domain.Workshop.MONDAY;
import static com.artisancommerce.capacity.domain.Workshop.MONDAY_DATE;
import static com.artisancommerce.capacity.domain.Workshop.TEN_MINUTES;
import static com.artisancommerce.capacity.domain.Workshop.TOMAS;
import static com.artisancommerce.capacity.domain.Workshop.asksFor;
import static com.artisancommerce.capacity.domain.Workshop.intake;
import static com.artisancommerce.capacity.domain.Workshop.line;
import static com.artisancommerce.capacity.domain.Workshop.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.DateEstimate;
import com.artisancommerce.capacity.Effort;
import com.artisancommerce.capacity.Line;
import com.artisancommerce.capacity.Transit;
import com.artisancommerce.capacity.WeeklyHours;
import com.artisancommerce.capacity.WorkItem;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Values that make no sense cannot be made, and say why. */
class LimitsTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("nonsense")
    void refusesNonsense(String message, ThrowingCallable making) {
        assertThatIllegalArgumentException().isThrownBy(making).withMessageContaining(message);
    }

    static Stream<Arguments> nonsense() {
        return Stream.of(
                nonsense("Friday has 0 to 1440 minutes, not 1441", () -> new WeeklyHours(0, 0, 0, 0, 1441, 0, 0)),
                nonsense("not -1", () -> new WeeklyHours(-1, 0, 0, 0, 0, 0, 0)),
                nonsense("no negative minutes", () -> new Effort(10, -1, 0)),
                nonsense("at least 1, not 0", () -> new Effort(10, 1, 0).work(0)),
                nonsense("work minutes of a line", () -> new Effort(0, 600_000, 0).work(11)),
                nonsense("passive minutes of a line", () -> new WorkItem(1, -1)),
                nonsense("not 3 to 2", () -> new Transit(3, 2)),
                nonsense("before the 50 % date", () -> new DateEstimate(MONDAY_DATE, MONDAY_DATE.minusDays(1))),
                nonsense("1 to 730 days, not 0", () -> new Terms(EIGHT_HOURS, null, 0, 0.85)),
                nonsense("(0, 1], not 1.1", () -> new Terms(EIGHT_HOURS, null, 180, 1.1)),
                nonsense("(0, 1], not NaN", () -> new Terms(EIGHT_HOURS, null, 180, Double.NaN)),
                nonsense("below zero", () -> Workshop.summary(1, MONDAY, 1, -1, 0, 0, 0, 0)),
                nonsense("0 lines", () -> asksFor()),
                nonsense(
                        "101 lines",
                        () -> asksFor(Collections.nCopies(101, line(MAYA, 1)).toArray(Line[]::new))));
    }

    @Test
    void queuesAreLockedInTheOrderOfPostgresql() {
        ArtisanId low = new ArtisanId(UUID.fromString("0190a000-0000-7000-8000-000000000001"));
        ArtisanId middle = new ArtisanId(UUID.fromString("7fffffff-ffff-ffff-ffff-ffffffffffff"));
        ArtisanId high = new ArtisanId(UUID.fromString("80000000-0000-0000-0000-000000000000"));

        assertThat(Stream.of(high, middle, low).sorted()).containsExactly(low, middle, high);
        assertThat(low).hasToString("0190a000-0000-7000-8000-000000000001");
    }

    @Test
    void timeNeverRunsBackwardsForAQueue() {
        QueueSummary later = QueueSummary.empty(MONDAY.plus(TEN_MINUTES));
        Intake intake = intake(Map.of(MAYA, Workshop.idle(Terms.of(EIGHT_HOURS), later), TOMAS, open(EIGHT_HOURS)));

        assertThat(intake.latest(MONDAY)).isEqualTo(MONDAY.plus(TEN_MINUTES));
        assertThat(later.apply(MONDAY).asOf()).isEqualTo(MONDAY.plus(TEN_MINUTES));
        assertThat(later.apply(MONDAY).version()).isEqualTo(1);
    }

    private static Arguments nonsense(String message, ThrowingCallable making) {
        return Arguments.of(message, making);
    }
}
