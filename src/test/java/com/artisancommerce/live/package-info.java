/** Tests of what watches queues and other things. */
@NullMarked
package com.artisancommerce.live;

import org.jspecify.annotations.NullMarked;
