/** The operations on shops: wire records in, one call of the front door, wire records out. */
@NullMarked
package com.artisancommerce.tenant.web;

import org.jspecify.annotations.NullMarked;
