/** The operations on artisans: wire records in, one call of the front door, wire records out. */
@NullMarked
package com.artisancommerce.artisan.web;

import org.jspecify.annotations.NullMarked;
