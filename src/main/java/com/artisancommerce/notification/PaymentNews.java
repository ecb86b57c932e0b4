package com.artisancommerce.notification;

import com.artisancommerce.platform.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The letter to a customer whose payment came after the places were gone: a later date is offered, or the money goes back.
 *
 * @param name how they are addressed
 * @param promisedBy the last day of the later promise; null when the money goes back
 * @param answerBy until when it can be accepted; null when the money goes back
 * @param reason why the money goes back; null while a later date is offered
 * @param link where they answer or read it, absolute
 */
public record PaymentNews(
        String name,
        Money total,
        @Nullable LocalDate promisedBy,
        @Nullable Instant answerBy,
        @Nullable String reason,
        String link)
        implements Letter {

    static final String KIND = "payment";
}
