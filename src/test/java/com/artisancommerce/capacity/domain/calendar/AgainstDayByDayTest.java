package com.artisancommerce.capacity.domain.calendar;

import static com.artisancommerce.capacity.domain.Workshop.BLANKET;
import static com.artisancommerce.capacity.domain.Workshop.MAYA;
import static com.artisancommerce.capacity.domain.Workshop.open;
import static com.artisancommerce.capacity.domain.calendar.DayByDay.anyDay;
import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.capacity.Admission.Full;
import com.artisancommerce.capacity.Admission.Refused;
import com.artisancommerce.capacity.WorkItem;
import com.artisancommerce.capacity.domain.QueueState;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Thousands of calendars with versions, special days and holidays that overlap, held against one that looks at every day. */
class AgainstDayByDayTest {
    private static final int CALENDARS = 2_000;
    private static final int DAYS = 700;

    @Test
    void everyDayHasTheSameMinutes() {
        forAny((slow, random) -> {
            WorkCalendar calendar = slow.calendar();
            LocalDate from = DayByDay.SOME_DAY.minusDays(20);
            assertThat(from.datesUntil(from.plusDays(DAYS)).map(calendar::minutesOn))
                    .as("%s", slow)
                    .containsExactlyElementsOf(from.datesUntil(from.plusDays(DAYS))
                            .map(slow::minutesOn)
                            .toList());
        });
    }

    @Test
    void everyRangeHasTheSameSum() {
        forAny((slow, random) -> {
            LocalDate from = anyDay(random);
            LocalDate to = from.plusDays(random.nextInt(DAYS));
            assertThat(slow.calendar().capacity(from, to))
                    .as("%s from %s to %s", slow, from, to)
                    .isEqualTo(slow.capacity(from, to));
            assertThat(slow.calendar().workingDays(from, to)).isEqualTo(slow.workingDays(from, to));
            assertThat(slow.calendar().sums(from, DAYS)).containsExactly(slow.sums(from, DAYS));
        });
    }

    @Test
    void finishIsTheInverseOfCapacity() {
        forAny((slow, random) -> {
            WorkCalendar calendar = slow.calendar();
            LocalDate from = anyDay(random);
            long minutes = random.nextInt(200_000);
            calendar.finish(from, minutes)
                    .ifPresentOrElse(
                            done -> {
                                assertThat(calendar.capacity(from, done)).isLessThanOrEqualTo(Math.max(0, minutes - 1));
                                assertThat(calendar.capacity(from, done.plusDays(1)))
                                        .isGreaterThanOrEqualTo(minutes);
                            },
                            () -> assertThat(calendar.capacity(from, from.plusWeeks(5_200)))
                                    .isLessThan(minutes));
        });
    }

    @Test
    void finishesOnTheSameDay() {
        forAny((slow, random) -> {
            LocalDate from = anyDay(random);
            long minutes = random.nextInt(300_000);
            var expected = slow.finish(from, minutes, DAYS);
            var done = slow.calendar().finish(from, minutes).filter(day -> day.isBefore(from.plusDays(DAYS)));
            assertThat(done).as("%s from %s, %s minutes", slow, from, minutes).isEqualTo(expected);
        });
    }

    @Test
    void thereIsRoomFromTheSameDayOn() {
        forAny((slow, random) -> {
            QueueState queue = open(slow.calendar()).holding(BLANKET, new WorkItem(random.nextInt(200_000), 0));
            LocalDate today = anyDay(random);
            long minutes = random.nextInt(100_000);
            Optional<LocalDate> room = slow.roomFor(minutes, queue.activeMinutes(), today);
            assertThat(queue.refusal(MAYA, minutes, today))
                    .as("%s of %s on %s", minutes, slow, today)
                    .satisfies(refusal -> assertThat(dayOf(refusal, today)).isEqualTo(room));
        });
    }

    /** Today when nothing is refused. */
    private static Optional<LocalDate> dayOf(Optional<Refused> refusal, LocalDate today) {
        return switch (refusal.orElse(null)) {
            case null -> Optional.of(today);
            case Full full -> full.availableFrom();
            default -> Optional.empty();
        };
    }

    @Test
    void aFinisherSaysTheSameInWhateverOrderItIsAsked() {
        forAny((slow, random) -> {
            WorkCalendar calendar = slow.calendar();
            LocalDate from = anyDay(random);
            WorkCalendar.Finisher ascending = calendar.from(from);
            WorkCalendar.Finisher anyOrder = calendar.from(from);
            long minutes = -100;
            for (int i = 0; i < 60; i++) {
                minutes += random.nextInt(4_000);
                long any = random.nextInt(250_000);
                assertThat(ascending.finish(minutes)).isEqualTo(calendar.finish(from, minutes));
                assertThat(anyOrder.finish(any)).isEqualTo(calendar.finish(from, any));
            }
        });
    }

    private static void forAny(BiConsumer<DayByDay, SplittableRandom> check) {
        for (int seed = 0; seed < CALENDARS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            check.accept(DayByDay.any(random), random);
        }
    }
}
