/**
 * Simulated shops, to see whether dates are honest: how many of those given as 90 % were met, and how much sharper they are than what
 * everybody else would have said.
 */
@NullMarked
package com.artisancommerce.bench.calibration;

import org.jspecify.annotations.NullMarked;
