/** What would become of everybody if: reorders, what-if and the order that keeps the most promises. Pure. */
@NullMarked
package com.artisancommerce.capacity.domain.plan;

import org.jspecify.annotations.NullMarked;
