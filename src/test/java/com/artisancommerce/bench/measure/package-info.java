/** How all benchmarks measure: processes seen from outside, warm-up, rounds and their spread. */
@NullMarked
package com.artisancommerce.bench.measure;

import org.jspecify.annotations.NullMarked;
