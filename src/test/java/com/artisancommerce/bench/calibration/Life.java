package com.artisancommerce.bench.calibration;

import com.artisancommerce.bench.calibration.Craft.Product;
import com.artisancommerce.bench.calibration.Promise.Kept;
import com.artisancommerce.bench.calibration.Workshop.Placed;
import com.artisancommerce.capacity.Basis;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.EntryState;
import com.artisancommerce.capacity.Transit;
import com.artisancommerce.capacity.domain.Entry;
import com.artisancommerce.capacity.domain.estimate.Load;
import com.artisancommerce.capacity.domain.estimate.LognormalEstimator;
import com.artisancommerce.capacity.domain.estimate.Pace;
import com.artisancommerce.capacity.domain.estimate.Piece;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One artisan's days. Orders come overnight, whatever the dates that others were given; in the morning they are reserved, during the day
 * the pieces are made one after the other in the order of the queue, in the evening the minutes worked are reported.
 */
final class Life {
    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);
    private static final double CANCELLED = 0.02;

    private final Scenario scenario;
    private final Craft craft;
    private final Randomness orders;
    private final Randomness luck;
    private final Randomness events;
    private final Workshop workshop;
    private final Map<EntryId, Promise> promises = new HashMap<>();
    private final Map<EntryId, Job> jobs = new HashMap<>();
    private final Map<EntryId, Integer> cancellations = new HashMap<>();
    private final List<Kept> kept = new ArrayList<>();
    private double demand = 1;
    private int sickUntil = -1;
    private int promised;
    private int refused;

    Life(Scenario scenario, Randomness random) {
        this.scenario = scenario;
        this.craft = Craft.of(scenario, random.split());
        this.orders = random.split();
        this.luck = random.split();
        this.events = random.split();
        this.workshop = new Workshop(craft.weekly(), FIRST_DAY);
    }

    /**
     * What is known at the end.
     *
     * @param kept promises of the two years that are scored, those of cancelled orders left out
     * @param refused orders, for which there was no room
     */
    record Told(List<Kept> kept, int refused) {}

    Told live() {
        int lastDay = scenario.warmUpDays() + Scenario.SCORED_DAYS;
        for (int day = 0; day < lastDay || !workshop.entries().isEmpty(); day++) {
            fallIll(day);
            cancel(day);
            if (day < lastDay) {
                order(day);
            }
            work(day);
        }
        return new Told(kept, refused);
    }

    private void fallIll(int day) {
        if (day > sickUntil && events.happens(scenario.sickSpells() / 365)) {
            sickUntil = day + 2 + events.upTo(8);
            workshop.takeOff(date(day), date(sickUntil));
        }
    }

    private void cancel(int day) {
        cancellations.entrySet().removeIf(each -> {
            if (each.getValue() > day) {
                return false;
            }
            if (workshop.cancel(each.getKey(), date(day))) {
                promises.remove(each.getKey());
            }
            return true;
        });
    }

    private void order(int day) {
        if (day % 7 == 0) {
            demand = Math.exp(0.7 * Math.log(demand) + orders.normal(0, 0.2));
        }
        double season = 1 + scenario.season() * Math.sin(2 * Math.PI * (day % 365 - 240) / 365);
        for (int i = orders.poisson(craft.ordersADay() * season * demand); i > 0; i--) {
            Product product = craft.products().get(orders.upTo(craft.products().size()));
            int quantity = 1 + orders.upTo(product.mostPieces());
            Load truly = craftLoad(day);
            long before = plannedMinutes();
            workshop.order(product, quantity, date(day))
                    .ifPresentOrElse(placed -> promise(placed, product, truly, before, day), () -> refused++);
        }
    }

    private void promise(Placed placed, Product product, Load truly, long before, int day) {
        long planned = placed.placement().line().work().minutes();
        jobs.put(placed.entry(), new Job(product));
        if (orders.happens(CANCELLED)) {
            cancellations.put(placed.entry(), day + 1 + orders.upTo(10));
        }
        if (day < scenario.warmUpDays()) {
            return;
        }
        Piece own = Piece.waiting(planned, truly(planned, product), 0, Transit.NONE);
        LocalDate today = date(day);
        promises.put(
                placed.entry(),
                new Promise(
                        ++promised,
                        today,
                        workshop.hours(),
                        craft.weekly().total(),
                        placed.work(),
                        oracle(day).work(truly, own),
                        workshop.hours().finish(today, placed.work().p50()).orElseThrow(),
                        placed.placement().readyBy(),
                        before + planned));
    }

    private void work(int day) {
        long capacity = workshop.hours().minutesOn(date(day));
        double left = capacity;
        while (left > 0) {
            Optional<Entry> inHand = workshop.inHand(date(day));
            if (inHand.isEmpty()) {
                return;
            }
            Entry entry = inHand.get();
            Job job = job(entry);
            job.begin(entry, day);
            double step = Math.min(left, job.total - job.done);
            job.done += step;
            left -= step;
            if (job.done >= job.total) {
                finish(entry, job, day, Math.round(capacity - left));
            } else {
                workshop.report(entry.id(), (long) job.done, date(day));
            }
        }
    }

    private void finish(Entry entry, Job job, int day, long minutesOfTheDay) {
        workshop.finish(entry, Math.round(job.total), date(day));
        jobs.remove(entry.id());
        Promise promise = promises.remove(entry.id());
        if (promise != null) {
            long before = promise.calendar().capacity(promise.day(), date(day));
            kept.add(new Kept(promise, date(day), before + minutesOfTheDay));
        }
    }

    private Load craftLoad(int day) {
        LognormalEstimator oracle = oracle(day);
        Load load = Load.NONE;
        for (Entry entry : workshop.entries()) {
            Product product = job(entry).product;
            long planned = entry.work().minutes();
            load = entry.state() == EntryState.QUEUED
                    ? load.plus(planned, truly(planned, product))
                    : load.plus(oracle.inHand(planned, truly(planned, product), entry.workedMinutes()));
        }
        return load;
    }

    private Job job(Entry entry) {
        return Objects.requireNonNull(jobs.get(entry.id()), "Every entry has its job");
    }

    private LognormalEstimator oracle(int day) {
        double workDaysAWeek = craft.weekly().total() / 480.0;
        double drift = scenario.weeklyDrift() * scenario.weeklyDrift() / workDaysAWeek;
        return new LognormalEstimator(new Pace(craft.truePace(day), 0, craft.luckVariance(), drift, Basis.LEARNED, 0));
    }

    private long plannedMinutes() {
        return workshop.entries().stream()
                .mapToLong(entry -> entry.work().minutes())
                .sum();
    }

    private static long truly(long planned, Product product) {
        return Math.max(1, Math.round(planned * Math.exp(product.bias())));
    }

    private static LocalDate date(int day) {
        return FIRST_DAY.plusDays(day);
    }

    /** The work on one piece, as it really is. */
    private final class Job {
        private final Product product;
        private double total;
        private double done;

        Job(Product product) {
            this.product = product;
        }

        /** How long it takes shows when it is taken up. */
        void begin(Entry entry, int day) {
            if (total == 0) {
                total = entry.work().minutes() * craft.luck(product, day, luck);
            }
        }
    }
}
