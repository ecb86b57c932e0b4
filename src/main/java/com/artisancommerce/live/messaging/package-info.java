/** What Kafka tells every instance. */
@NullMarked
package com.artisancommerce.live.messaging;

import org.jspecify.annotations.NullMarked;
