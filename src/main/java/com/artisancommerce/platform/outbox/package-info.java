/** Events leave with the change that caused them: rows in the same transaction, a relay that sends them at least once and in order per key. */
@NullMarked
package com.artisancommerce.platform.outbox;

import org.jspecify.annotations.NullMarked;
