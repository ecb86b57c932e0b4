package com.artisancommerce.order.store;

import com.artisancommerce.order.OrderChanged;
import com.artisancommerce.order.OrderId;
import com.artisancommerce.order.TimelineEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What happened is kept as JSON. A native image keeps their shape only when it is told; a test tells when one is missing here. */
@RegisterForReflection(targets = {OrderChanged.class, OrderId.class, TimelineEvent.Data.class})
final class NativeJson {

    private NativeJson() {}
}
