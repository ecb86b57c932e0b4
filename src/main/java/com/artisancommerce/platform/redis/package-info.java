/** Redis as something that may be away: asked with patience, and left alone after it failed. Losing it loses speed, never truth. */
@NullMarked
package com.artisancommerce.platform.redis;

import org.jspecify.annotations.NullMarked;
