/** Whole roads through the service, from outside. */
@NullMarked
package com.artisancommerce.flow;

import org.jspecify.annotations.NullMarked;
