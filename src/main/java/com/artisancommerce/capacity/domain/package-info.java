/**
 * The rules of an artisan's hours, as plain functions on values: no framework, no clock, no I/O.
 *
 * <p>Time comes in as an argument, read under the queue's lock. {@link com.artisancommerce.capacity.domain.Intake} decides who gets
 * in, {@link com.artisancommerce.capacity.domain.Entry} which steps are legal, {@link com.artisancommerce.capacity.domain.Queue}
 * where everybody stands.
 */
@NullMarked
package com.artisancommerce.capacity.domain;

import org.jspecify.annotations.NullMarked;
