/** How tests call the running service: through the front, as somebody. */
@NullMarked
package com.artisancommerce.front;

import org.jspecify.annotations.NullMarked;
