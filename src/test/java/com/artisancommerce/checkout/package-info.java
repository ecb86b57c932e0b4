/** Checkouts between their acceptance and their answer. */
@NullMarked
package com.artisancommerce.checkout;

import org.jspecify.annotations.NullMarked;
