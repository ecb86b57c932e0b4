package com.artisancommerce.promise;

import com.artisancommerce.promise.DelayNotice.Silence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * How a shop treats customers who do not answer a delay notice.
 *
 * <p>The default is the strict reading of the rules for distance sales, such as 16 CFR 435.2(b): a first definite delay of up to 30 days
 * stands if the customer is silent; a longer one, a further one, or one without a date needs consent, and silence is a refund.
 *
 * @param silentDelayDays the longest first delay, in days after the promise, that stands without an answer; 0 asks for consent always
 * @param answerWithinDays how long a customer has to answer
 * @param version of this policy, 0 while a shop has stated none
 */
public record DelayPolicy(int silentDelayDays, int answerWithinDays, long version) {

    /** What holds until a shop states its own. */
    public static final DelayPolicy DEFAULT = new DelayPolicy(30, 7, 0);

    public DelayPolicy {
        if (silentDelayDays < 0 || silentDelayDays > 90 || answerWithinDays < 1 || answerWithinDays > 60) {
            throw new IllegalArgumentException("A delay policy has 0 to 90 silent days and 1 to 60 days to answer, not "
                    + silentDelayDays + " and " + answerWithinDays);
        }
    }

    /**
     * What silence means about one delay.
     *
     * @param newDate null when nobody can say
     * @param earlierDelays how many later promises have been entered before
     */
    public Silence silenceAbout(LocalDate promisedBy, @Nullable LocalDate newDate, int earlierDelays) {
        boolean stands = newDate != null
                && earlierDelays == 0
                && ChronoUnit.DAYS.between(promisedBy, newDate) <= silentDelayDays;
        return stands ? Silence.STANDS : Silence.REFUNDS;
    }

    public Instant answerBy(Instant openedAt) {
        return openedAt.plus(Duration.ofDays(answerWithinDays));
    }
}
