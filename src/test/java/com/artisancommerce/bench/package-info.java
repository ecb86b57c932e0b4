/**
 * Benchmarks, each with what it is compared with in the same run. {@code ./artisan bench <name>} runs one; it prints a table with its
 * noise and writes {@code target/bench/<name>.json}.
 */
@NullMarked
package com.artisancommerce.bench;

import org.jspecify.annotations.NullMarked;
