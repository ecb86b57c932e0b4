/** Reservation commands come in here, a poll's records as one transaction. */
@NullMarked
package com.artisancommerce.capacity.messaging;

import org.jspecify.annotations.NullMarked;
