/** Tickets on the wire. */
@NullMarked
package com.artisancommerce.ticket.web;

import org.jspecify.annotations.NullMarked;
