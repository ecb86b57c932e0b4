/** The same request twice is one effect: keys are kept with the effect, in its transaction. */
@NullMarked
package com.artisancommerce.platform.idempotency;

import org.jspecify.annotations.NullMarked;
