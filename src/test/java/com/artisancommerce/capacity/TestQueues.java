package com.artisancommerce.capacity;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.domain.Queue;
import com.artisancommerce.capacity.domain.QueueSummary;
import com.artisancommerce.capacity.domain.Terms;
import com.artisancommerce.capacity.domain.Workshop;
import com.artisancommerce.capacity.domain.calendar.WorkCalendar;
import com.artisancommerce.capacity.domain.estimate.Experience;
import com.artisancommerce.capacity.domain.estimate.PlainEstimator;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Queues as values, for tests of those who show them. */
public final class TestQueues {

    private TestQueues() {}

    /** Nobody waits; its answers hold until midnight in Berlin. */
    public static QueueSnapshot empty(ArtisanId artisan, long version, Instant asOf) {
        WorkCalendar calendar = new WorkCalendar(ZoneId.of("Europe/Berlin"), WeeklyHours.weekdays(480));
        QueueSummary summary = Workshop.summary(version, asOf, 0, 0, 0, 0, 0, 0);
        return new QueueSnapshot(
                new Queue(artisan, Terms.of(calendar), summary, List.of()),
                Map.of(),
                Experience.NONE.pace(),
                new PlainEstimator());
    }
}
