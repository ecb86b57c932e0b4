/** Tickets with which browsers open streams. */
@NullMarked
package com.artisancommerce.ticket;

import org.jspecify.annotations.NullMarked;
