package com.artisancommerce.capacity;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What would become of a queue, if. */
public sealed interface Simulation {

    /**
     * It would come to this.
     *
     * @param queueVersion of the queue that it was tried on
     * @param zone the artisan's, in which the dates are meant
     * @param effects on every entry whose position, dates or risk would be others, in the order of work
     * @param orders those that only the plan has, in the order of the changes
     */
    record Forecast(
            long queueVersion,
            Instant computedAt,
            ZoneId zone,
            Outlook before,
            Outlook after,
            List<Effect> effects,
            List<NewOrder> orders)
            implements Simulation {
        public Forecast {
            effects = List.copyOf(effects);
            orders = List.copyOf(orders);
        }

        public List<Effect> broken() {
            return effects.stream().filter(Effect::breaksPromise).toList();
        }

        public List<Effect> saved() {
            return effects.stream().filter(Effect::savesPromise).toList();
        }
    }

    /**
     * A change cannot be, because of an entry that it names.
     *
     * @param change its index among the changes
     * @param met null when the entry is not in the queue
     */
    record Impossible(int change, EntryId entry, @Nullable EntryState met) implements Simulation {}

    /**
     * How a queue stands as a whole.
     *
     * @param overCommittedMinutes promised beyond what may be sold
     * @param intakeFrom the first day on which new work is taken in; null when there is none in sight
     * @param workedOffBy the day on which all that is promised is done as planned; null when there is none in sight
     * @param late promises that will not be kept
     */
    record Outlook(
            long overCommittedMinutes,
            @Nullable LocalDate intakeFrom,
            @Nullable LocalDate workedOffBy,
            int late) {}

    /**
     * An order that only the plan has.
     *
     * @param change its index among the changes
     * @param refusal why it would not be taken in; the dates are then those it would have all the same
     */
    record NewOrder(int change, Standing standing, Optional<Admission.Refused> refusal) {}
}
