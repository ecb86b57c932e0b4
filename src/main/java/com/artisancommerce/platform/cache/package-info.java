/**
 * What is read often and changes seldom, kept in two levels: in the memory of this instance, and in Redis for all of them.
 *
 * <p>An area names a level and says how its values are loaded. What changed is forgotten by the instance that changed it at once, and by
 * the others when Kafka tells. Nothing here is the truth: what must be right is read from the database.
 */
@NullMarked
package com.artisancommerce.platform.cache;

import org.jspecify.annotations.NullMarked;
