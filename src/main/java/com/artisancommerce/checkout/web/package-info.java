/** Checkouts on the wire, live and at rest. */
@NullMarked
package com.artisancommerce.checkout.web;

import org.jspecify.annotations.NullMarked;
