/** Shops and their host names in PostgreSQL. Everybody may read them, a shop writes only its own. */
@NullMarked
package com.artisancommerce.tenant.store;

import org.jspecify.annotations.NullMarked;
