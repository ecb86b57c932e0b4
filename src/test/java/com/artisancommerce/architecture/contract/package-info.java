/** The OpenAPI document against the service: nothing is missing on either side, and what is promised is what is answered. */
@NullMarked
package com.artisancommerce.architecture.contract;

import org.jspecify.annotations.NullMarked;
