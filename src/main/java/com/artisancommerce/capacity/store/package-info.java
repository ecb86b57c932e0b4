/** Queues, entries and reservations in PostgreSQL: plain SQL, whole batches in one statement, every write under the queue's lock. */
@NullMarked
package com.artisancommerce.capacity.store;

import org.jspecify.annotations.NullMarked;
