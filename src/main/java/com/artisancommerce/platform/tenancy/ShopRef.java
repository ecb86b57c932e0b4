package com.artisancommerce.platform.tenancy;

import com.artisancommerce.platform.TenantId;

/**
 * What everything else needs to know of a shop.
 *
 * @param currency ISO 4217
 * @param transitMinDays the carrier's range, in calendar days
 * @param transitMaxDays at least {@code transitMinDays}
 */
public record ShopRef(TenantId tenant, String slug, String currency, int transitMinDays, int transitMaxDays) {}
