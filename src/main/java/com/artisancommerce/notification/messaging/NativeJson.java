package com.artisancommerce.notification.messaging;

import com.artisancommerce.notification.DelayAnnounced;
import com.artisancommerce.notification.Mail;
import com.artisancommerce.notification.OrderConfirmed;
import com.artisancommerce.notification.PaymentNews;
import com.artisancommerce.notification.WaitlistNews;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Mails travel as JSON. A native image keeps their shape only when it is told; a test tells when one is missing here. */
@RegisterForReflection(
        targets = {
            DelayAnnounced.class,
            Mail.class,
            OrderConfirmed.class,
            OrderConfirmed.Line.class,
            PaymentNews.class,
            WaitlistNews.class,
            WaitlistNews.Kind.class
        })
final class NativeJson {

    private NativeJson() {}
}
