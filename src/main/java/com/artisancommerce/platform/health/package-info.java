/**
 * What probes and dashboards are told: alive is the event loop, ready is the database with its migrations, and Kafka and Redis are
 * reported under {@code /q/health/group/dependencies} without ever taking the service down.
 */
@NullMarked
package com.artisancommerce.platform.health;

import org.jspecify.annotations.NullMarked;
