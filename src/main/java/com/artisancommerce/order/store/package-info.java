/** Orders and their timelines in PostgreSQL. */
@NullMarked
package com.artisancommerce.order.store;

import org.jspecify.annotations.NullMarked;
