package com.artisancommerce.bench;

import com.artisancommerce.capacity.Admission;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.Line;
import com.artisancommerce.capacity.Reorder;
import com.artisancommerce.capacity.ReservationRequest;
import com.artisancommerce.capacity.Simulation;
import com.artisancommerce.capacity.Standing;
import com.artisancommerce.capacity.Transit;
import com.artisancommerce.capacity.WhatIf;
import com.artisancommerce.capacity.WorkItem;
import com.artisancommerce.capacity.domain.Entry;
import com.artisancommerce.capacity.domain.Intake;
import com.artisancommerce.capacity.domain.Queue;
import com.artisancommerce.capacity.domain.QueueState;
import com.artisancommerce.capacity.domain.RandomQueues;
import com.artisancommerce.capacity.domain.Reordering;
import com.artisancommerce.capacity.domain.Workshop;
import com.artisancommerce.capacity.domain.estimate.Estimator;
import com.artisancommerce.capacity.domain.estimate.LognormalEstimator;
import com.artisancommerce.capacity.domain.estimate.PaceModel;
import com.artisancommerce.capacity.domain.plan.Scenario;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What is asked of one queue, by the number of those who wait. The shapes of the queues are random and the same in every run. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class QueueBenchmark {
    private static final Instant NOW = Workshop.MONDAY.plusSeconds(60);

    /** So that a horizon's hours hold 10,000 of them. */
    private static final long MINUTES_THAT_FIT = 4;

    @Param({"100", "1000", "10000"})
    public int waiting;

    private final Estimator estimator = new LognormalEstimator(PaceModel.UNKNOWN.pace());
    private Queue queue = Workshop.queued();
    private QueueState summary = queue.state(NOW);
    private Reorder lastFirst = Reorder.of(new EntryId(new UUID(0, 0)), null);
    private List<WhatIf> changes = List.of();

    @Setup
    public void build() {
        queue = RandomQueues.waiting(new SplittableRandom(20_261_120), waiting, NOW);
        summary = RandomQueues.queue(
                        queue.entries().stream().map(QueueBenchmark::small).toList(), NOW)
                .state(NOW);
        lastFirst = Reorder.of(
                queue.entries().getLast().id(), queue.entries().getFirst().id());
        changes = List.of(
                new WhatIf.TimeOff(Workshop.MONDAY_DATE.plusDays(3), Workshop.MONDAY_DATE.plusDays(20)),
                new WhatIf.Reordered(lastFirst),
                new WhatIf.Ordered(new WorkItem(600, 0), new Transit(2, 4)));
    }

    /** Dates and risk of everybody, in one pass. */
    @Benchmark
    public List<Standing> estimate() {
        return queue.standings(NOW, estimator);
    }

    /** One more piece, decided on the summary. */
    @Benchmark
    public Admission admission() {
        Line line = new Line(
                new EntryId(new UUID(1, 1)), Workshop.MAYA, Workshop.BLANKET, new WorkItem(MINUTES_THAT_FIT, 0));
        ReservationRequest request = new ReservationRequest(new UUID(2, 2), List.of(line), null, new Transit(2, 4));
        Intake intake = new Intake(Map.of(Workshop.MAYA, summary), estimator, Workshop.TEN_MINUTES);
        return intake.reserve(request, NOW);
    }

    /** The last put first. */
    @Benchmark
    public Reordering reorder() {
        return queue.reorder(lastFirst, NOW);
    }

    /** Time off, a reorder and a new order, with everybody's dates before and after. */
    @Benchmark
    public Simulation whatIf() {
        return Scenario.of(queue, changes, Map.of(), NOW, estimator);
    }

    private static Entry small(Entry entry) {
        return RandomQueues.ofMinutes(entry, MINUTES_THAT_FIT);
    }
}
