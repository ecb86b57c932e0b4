/** The line before an artisan. */
@NullMarked
package com.artisancommerce.waitlist;

import org.jspecify.annotations.NullMarked;
