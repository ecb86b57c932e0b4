/** Products in PostgreSQL: the entity, which never leaves here, and the two ways to it (Panache for records, SQL for offers). */
@NullMarked
package com.artisancommerce.catalog.store;

import org.jspecify.annotations.NullMarked;
