/** Who may use whom, and what is written only once: the shape of the service as tests. */
@NullMarked
package com.artisancommerce.architecture;

import org.jspecify.annotations.NullMarked;
