/** Which shop a request belongs to, and the wall between shops. */
@NullMarked
package com.artisancommerce.platform.tenancy;

import org.jspecify.annotations.NullMarked;
