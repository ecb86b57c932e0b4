package com.artisancommerce.platform.cache;

import com.artisancommerce.platform.TenantId;

/** What a value is kept under. Values of one family are forgotten together, such as all pages of a shop's list. */
public interface CacheKey {

    TenantId tenant();

    /** Unique within the tenant and the cache. */
    String family();

    /** Unique within the family. */
    String member();
}
