/** The waitlists in PostgreSQL. */
@NullMarked
package com.artisancommerce.waitlist.store;

import org.jspecify.annotations.NullMarked;
