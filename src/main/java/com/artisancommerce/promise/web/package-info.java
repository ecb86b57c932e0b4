/** Promises and delay notices on the wire. */
@NullMarked
package com.artisancommerce.promise.web;

import org.jspecify.annotations.NullMarked;
