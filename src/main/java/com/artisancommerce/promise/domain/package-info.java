/**
 * The rules of promises and delays, as plain functions on values: no framework, no clock, no I/O.
 *
 * <p>{@link com.artisancommerce.promise.domain.Ledger} says what may become of one entry's promises,
 * {@link com.artisancommerce.promise.domain.Outlook} what an estimate means for a promise.
 */
@NullMarked
package com.artisancommerce.promise.domain;

import org.jspecify.annotations.NullMarked;
