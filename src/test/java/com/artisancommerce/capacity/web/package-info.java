/** Queues on the wire. */
@NullMarked
package com.artisancommerce.capacity.web;

import org.jspecify.annotations.NullMarked;
