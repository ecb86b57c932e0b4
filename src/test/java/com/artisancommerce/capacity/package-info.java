/** Tests of the capacity area, and what others need to test against it. */
@NullMarked
package com.artisancommerce.capacity;

import org.jspecify.annotations.NullMarked;
