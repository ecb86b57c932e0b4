/**
 * What is no business: problems, idempotency, outbox, tenancy, clock, ids, paging, limits.
 *
 * <p>Each of these is written once, here, and used by every operation. Nothing in here knows an area.
 */
@NullMarked
package com.artisancommerce.platform;

import org.jspecify.annotations.NullMarked;
