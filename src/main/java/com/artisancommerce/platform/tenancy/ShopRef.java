package com.artisancommerce.platform.tenancy;

import com.artisancommerce.platform.TenantId;
import java.util.Set;

/**
 * What everything else needs to know of a shop.
 *
 * @param currency ISO 4217
 * @param allowedOrigins of web pages that may call it from a browser
 * @param transitMinDays the carrier's range, in calendar days
 * @param transitMaxDays at least {@code transitMinDays}
 */
public record ShopRef(
        TenantId tenant,
        String slug,
        String currency,
        Set<String> allowedOrigins,
        int transitMinDays,
        int transitMaxDays) {

    public ShopRef {
        allowedOrigins = Set.copyOf(allowedOrigins);
    }
}
