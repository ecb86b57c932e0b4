package com.artisancommerce.platform.idempotency;

import com.artisancommerce.platform.TenantId;

/**
 * One request that must have one effect.
 *
 * @param caller who asks: the key of one caller says nothing about the same key of another
 * @param operation the operationId
 * @param key the client's Idempotency-Key
 * @param requestHash what was asked, as SHA-256 in hex: the same key with another request is refused
 */
public record Claim(TenantId tenant, String caller, String operation, String key, String requestHash) {

    String lockName() {
        return tenant + "/" + caller + "/" + operation + "/" + key;
    }
}
