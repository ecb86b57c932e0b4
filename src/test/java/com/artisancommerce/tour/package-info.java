/** The tour in the README, run as it stands there. */
@NullMarked
package com.artisancommerce.tour;

import org.jspecify.annotations.NullMarked;
