package com.artisancommerce.checkout.store;

import com.artisancommerce.catalog.ProductOption;
import com.artisancommerce.checkout.Address;
import com.artisancommerce.checkout.CheckoutChanged;
import com.artisancommerce.checkout.CheckoutId;
import com.artisancommerce.checkout.CheckoutLine;
import com.artisancommerce.checkout.CheckoutStatus;
import com.artisancommerce.checkout.Payment;
import com.artisancommerce.checkout.RefundRequested;
import com.artisancommerce.platform.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Lines and addresses are kept as JSON. A native image keeps their shape only when it is told; a test tells when one is missing here. */
@RegisterForReflection(
        targets = {
            Address.class,
            CheckoutChanged.class,
            CheckoutId.class,
            CheckoutLine.class,
            CheckoutLine[].class,
            CheckoutStatus.class,
            Money.class,
            Payment.class,
            Payment.Method.class,
            Payment.Status.class,
            ProductOption.class,
            RefundRequested.class
        })
final class NativeJson {

    private NativeJson() {}
}
