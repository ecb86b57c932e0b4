/** Answers to reservations come in here. */
@NullMarked
package com.artisancommerce.checkout.messaging;

import org.jspecify.annotations.NullMarked;
