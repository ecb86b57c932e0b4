/** Tests of the estimate rules. */
@NullMarked
package com.artisancommerce.capacity.domain.estimate;

import org.jspecify.annotations.NullMarked;
