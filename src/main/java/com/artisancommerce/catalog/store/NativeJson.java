package com.artisancommerce.catalog.store;

import com.artisancommerce.catalog.ProductOption;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Options are kept as JSON. A native image keeps their shape only when it is told; a test tells when one is missing here. */
@RegisterForReflection(targets = {ProductOption.class, ProductOption[].class})
final class NativeJson {

    private NativeJson() {}
}
