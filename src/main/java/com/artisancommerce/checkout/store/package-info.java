/** Checkouts in PostgreSQL. */
@NullMarked
package com.artisancommerce.checkout.store;

import org.jspecify.annotations.NullMarked;
