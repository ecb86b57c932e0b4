package com.artisancommerce.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The letter that asks whether to wait for a piece that will be late.
 *
 * @param name how the customer is addressed
 * @param newDate the day offered instead; null when nobody can say
 * @param silenceStands no answer means to wait; otherwise it means a refund
 * @param link where the customer answers, absolute
 */
public record DelayAnnounced(
        UUID orderId,
        String orderNumber,
        String name,
        String productName,
        LocalDate promisedBy,
        @Nullable LocalDate newDate,
        String reason,
        boolean silenceStands,
        Instant answerBy,
        String link)
        implements Letter {

    static final String KIND = "delay_announced";
}
