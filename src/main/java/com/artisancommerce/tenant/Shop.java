package com.artisancommerce.tenant;

import com.artisancommerce.platform.TenantId;
import java.util.List;

/**
 * A shop, as everybody may see it.
 *
 * @param slug its short name, unique
 * @param currency ISO 4217, of all its prices
 * @param hostNames in lower case, each the shop's alone
 * @param allowedOrigins of web pages that may call it from a browser
 * @param transitMinDays what the carrier takes at least, in calendar days
 * @param version grows with each edit
 */
public record Shop(
        TenantId id,
        String slug,
        String name,
        String currency,
        List<String> hostNames,
        List<String> allowedOrigins,
        int transitMinDays,
        int transitMaxDays,
        long version) {

    public Shop {
        hostNames = List.copyOf(hostNames);
        allowedOrigins = List.copyOf(allowedOrigins);
    }
}
