/** Promises over HTTP, on the real stack. */
@NullMarked
package com.artisancommerce.promise;

import org.jspecify.annotations.NullMarked;
