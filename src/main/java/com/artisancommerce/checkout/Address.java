package com.artisancommerce.checkout;

import org.jspecify.annotations.Nullable;

/** Where it goes. The country is an ISO 3166-1 alpha-2 code. */
public record Address(
        String line1,
        @Nullable String line2,
        String city,
        String postalCode,
        @Nullable String region,
        String country) {}
