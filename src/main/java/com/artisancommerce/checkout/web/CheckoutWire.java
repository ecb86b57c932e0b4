package com.artisancommerce.checkout.web;

import com.artisancommerce.api.CheckoutJson;
import com.artisancommerce.api.CheckoutLineJson;
import com.artisancommerce.api.CheckoutPaymentJson;
import com.artisancommerce.api.CheckoutStatusJson;
import com.artisancommerce.api.LineRequestJson;
import com.artisancommerce.api.MoneyJson;
import com.artisancommerce.api.NewCheckoutJson;
import com.artisancommerce.api.PaymentMethodJson;
import com.artisancommerce.api.PaymentReportJson;
import com.artisancommerce.api.PaymentStatusJson;
import com.artisancommerce.api.ProductOptionJson;
import com.artisancommerce.api.RefusalJson;
import com.artisancommerce.api.RefusalTypeJson;
import com.artisancommerce.capacity.ReservationAnswered.Refusal;
import com.artisancommerce.catalog.ProductId;
import com.artisancommerce.catalog.ProductOption;
import com.artisancommerce.catalog.Wish;
import com.artisancommerce.checkout.Address;
import com.artisancommerce.checkout.Checkout;
import com.artisancommerce.checkout.CheckoutLine;
import com.artisancommerce.checkout.Contact;
import com.artisancommerce.checkout.NewCheckout;
import com.artisancommerce.checkout.Payment;
import com.artisancommerce.platform.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checkouts as the wire says them. */
final class CheckoutWire {

    private CheckoutWire() {}

    static NewCheckout wanted(NewCheckoutJson body) {
        var a = body.address();
        return new NewCheckout(
                body.lines().stream().map(CheckoutWire::wish).toList(),
                new Contact(body.contact().email(), body.contact().name()),
                new Address(a.line1(), a.line2(), a.city(), a.postalCode(), a.region(), a.country()),
                body.acceptableBy());
    }

    private static Wish wish(LineRequestJson line) {
        List<String> options = line.options();
        return new Wish(new ProductId(line.productId()), line.quantity(), options == null ? List.of() : options);
    }

    /** @param orderToken only in the answer that gives it to a guest; null otherwise */
    static CheckoutJson json(Checkout checkout, @Nullable String orderToken) {
        boolean held = checkout.status().isHeld();
        return new CheckoutJson(
                checkout.id().value(),
                CheckoutStatusJson.valueOf(checkout.status().name()),
                money(checkout.total()),
                checkout.lines().stream().map(CheckoutWire::line).toList(),
                checkout.acceptedAt(),
                held ? checkout.answer().holdExpiresAt() : null,
                checkout.answer().promisedBy(),
                refusal(checkout.answer().refusal()),
                checkout.answer().orderId(),
                checkout.answer().promisedBefore(),
                payment(checkout.payment()),
                orderToken);
    }

    /** What the shop records, at this instant. */
    static Payment payment(PaymentReportJson body, Instant now) {
        return new Payment(
                Payment.Method.valueOf(body.method().name()),
                body.reference(),
                Payment.Status.valueOf(body.status().name()),
                now);
    }

    private static @Nullable CheckoutPaymentJson payment(@Nullable Payment payment) {
        return payment == null
                ? null
                : new CheckoutPaymentJson(
                        PaymentMethodJson.valueOf(payment.method().name()),
                        PaymentStatusJson.valueOf(payment.status().name()),
                        payment.at());
    }

    private static CheckoutLineJson line(CheckoutLine line) {
        return new CheckoutLineJson(
                line.lineNumber(),
                line.product().value(),
                line.productName(),
                line.artisan().value(),
                line.quantity(),
                money(line.unitPrice()),
                money(line.total()),
                line.options().stream().map(CheckoutWire::option).toList(),
                line.position() == null ? null : line.entry().value(),
                line.position(),
                line.promisedBy());
    }

    private static ProductOptionJson option(ProductOption option) {
        return new ProductOptionJson(option.code(), option.name(), option.minutes(), option.priceDelta());
    }

    private static MoneyJson money(Money money) {
        return new MoneyJson(money.amount(), money.currency());
    }

    private static @Nullable RefusalJson refusal(@Nullable Refusal refusal) {
        return refusal == null
                ? null
                : new RefusalJson(
                        RefusalTypeJson.valueOf(refusal.type().name()),
                        refusal.artisanId(),
                        refusal.availableFrom(),
                        refusal.reason(),
                        refusal.until(),
                        refusal.asked(),
                        refusal.now(),
                        refusal.mayWait());
    }
}
