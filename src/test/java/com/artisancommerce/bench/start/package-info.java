/** How soon the packaged service is ready, and how much memory it takes. */
@NullMarked
package com.artisancommerce.bench.start;

import org.jspecify.annotations.NullMarked;
