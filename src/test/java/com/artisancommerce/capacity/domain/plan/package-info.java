/** Tests of plans. */
@NullMarked
package com.artisancommerce.capacity.domain.plan;

import org.jspecify.annotations.NullMarked;
