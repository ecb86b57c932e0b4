package com.artisancommerce.checkout;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How checkouts wait. */
@ConfigMapping(prefix = "artisan.checkout")
public interface CheckoutConfig {

    /** A checkout still reserving after this long has its command sent again. */
    @WithDefault("PT30S")
    Duration resendAfter();

    /** How often the service looks for such checkouts. */
    @WithDefault("PT5S")
    Duration sweepEvery();

    /** How long places are kept for a payment that is under way. */
    PaymentTimes payment();

    /** How long a customer whose payment came too late may think about a later date. */
    @WithDefault("PT24H")
    Duration consent();

    /** The longest that {@code Prefer: wait} is honoured. */
    @WithDefault("PT10S")
    Duration longestWait();

    /** How many checkouts one address may begin in a minute without a token. */
    @Min(1)
    @WithDefault("20")
    int guestCheckoutsPerMinute();

    /** By the payment's method. */
    interface PaymentTimes {

        /** Until a card's provider has answered for good. */
        @WithDefault("PT30M")
        Duration card();

        /** Until a wallet's provider has answered for good. */
        @WithDefault("PT30M")
        Duration wallet();

        /** Until a transfer has arrived. */
        @WithDefault("P7D")
        Duration bankTransfer();

        /** Until the customer has come by. */
        @WithDefault("P7D")
        Duration cash();

        default Duration of(Payment.Method method) {
            return switch (method) {
                case CARD -> card();
                case WALLET -> wallet();
                case BANK_TRANSFER -> bankTransfer();
                case CASH -> cash();
            };
        }
    }
}
