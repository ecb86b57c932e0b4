package com.artisancommerce.platform.idempotency;

import java.util.UUID;

/**
 * What came of a claim.
 *
 * @param resourceId the resource that the first request made
 * @param replayed whether this request found the effect already there
 */
public record Effect(UUID resourceId, boolean replayed) {}
