/** The rules of promises and delays. */
@NullMarked
package com.artisancommerce.promise.domain;

import org.jspecify.annotations.NullMarked;
