/** What probes and dashboards are told. */
@NullMarked
package com.artisancommerce.platform.health;

import org.jspecify.annotations.NullMarked;
