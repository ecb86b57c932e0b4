/** The operations on waitlists: wire records in, one call of a front door, wire records out. */
@NullMarked
package com.artisancommerce.waitlist.web;

import org.jspecify.annotations.NullMarked;
