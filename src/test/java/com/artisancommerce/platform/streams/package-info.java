/** Tests of streams over real HTTP. */
@NullMarked
package com.artisancommerce.platform.streams;

import org.jspecify.annotations.NullMarked;
