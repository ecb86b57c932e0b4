/** Ledgers, promises and delay notices in PostgreSQL. */
@NullMarked
package com.artisancommerce.promise.store;

import org.jspecify.annotations.NullMarked;
