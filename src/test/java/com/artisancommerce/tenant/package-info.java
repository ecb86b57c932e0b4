/** Tests of the shops, through the front. */
@NullMarked
package com.artisancommerce.tenant;

import org.jspecify.annotations.NullMarked;
