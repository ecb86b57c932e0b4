/** How many checkouts a second, beside what a plain service would do with the same database, and how soon a customer knows the place. */
@NullMarked
package com.artisancommerce.bench.checkout;

import org.jspecify.annotations.NullMarked;
