/** Transactions on the reactive pg client: the application role behind the tenant wall, the system role for what runs between tenants. */
@NullMarked
package com.artisancommerce.platform.sql;

import org.jspecify.annotations.NullMarked;
