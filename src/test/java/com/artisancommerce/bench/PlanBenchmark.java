package com.artisancommerce.bench;

import com.artisancommerce.capacity.Reorder;
import com.artisancommerce.capacity.SpecialDays;
import com.artisancommerce.capacity.WeeklyHours;
import com.artisancommerce.capacity.WeeklyVersion;
import com.artisancommerce.capacity.domain.Queue;
import com.artisancommerce.capacity.domain.RandomQueues;
import com.artisancommerce.capacity.domain.Workshop;
import com.artisancommerce.capacity.domain.calendar.WorkCalendar;
import com.artisancommerce.capacity.domain.estimate.Estimator;
import com.artisancommerce.capacity.domain.estimate.LognormalEstimator;
import com.artisancommerce.capacity.domain.estimate.PaceModel;
import com.artisancommerce.capacity.domain.plan.SuggestedOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What does not depend on how many wait, or is asked of a few hundred. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PlanBenchmark {
    private static final Instant NOW = Workshop.MONDAY.plusSeconds(60);
    private static final long A_YEAR_OF_MINUTES = 48 * 5 * 480L;

    private final Estimator estimator = new LognormalEstimator(PaceModel.UNKNOWN.pace());
    private final WorkCalendar calendar = calendar();
    private final Queue queue = RandomQueues.waiting(new SplittableRandom(20_261_120), 200, NOW);

    /** The day on which a year of work is done, past forty exceptions, ten holidays and four versions of the week. */
    @Benchmark
    public Optional<LocalDate> finish() {
        return calendar.finish(Workshop.MONDAY_DATE, A_YEAR_OF_MINUTES);
    }

    /** The order that keeps the most promises of 200, about half of which are in danger. */
    @Benchmark
    public Optional<Reorder> suggestedOrder() {
        return SuggestedOrder.of(queue, NOW, estimator);
    }

    private static WorkCalendar calendar() {
        LocalDate start = Workshop.MONDAY_DATE;
        List<WeeklyVersion> versions = IntStream.range(0, 4)
                .mapToObj(i -> new WeeklyVersion(start.plusMonths(3L * i), WeeklyHours.weekdays(480 - 30 * i)))
                .toList();
        List<SpecialDays> special = IntStream.range(0, 40)
                .mapToObj(i -> SpecialDays.off(start.plusDays(9L * i), start.plusDays(9L * i + i % 3)))
                .toList();
        List<LocalDate> holidays = IntStream.range(0, 10)
                .mapToObj(i -> start.plusDays(35L * i + 3))
                .toList();
        return new WorkCalendar(ZoneId.of("Europe/Berlin"), versions, special, holidays);
    }
}
