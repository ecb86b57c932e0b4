/** Artisans in PostgreSQL: the entity, which never leaves here, and the repository that trades it for records. */
@NullMarked
package com.artisancommerce.artisan.store;

import org.jspecify.annotations.NullMarked;
