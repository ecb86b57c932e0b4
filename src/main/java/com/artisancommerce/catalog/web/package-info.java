/** The operations on products: wire records in, one call of the front door, wire records out. */
@NullMarked
package com.artisancommerce.catalog.web;

import org.jspecify.annotations.NullMarked;
