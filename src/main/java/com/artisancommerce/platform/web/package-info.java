/** What every operation of the wire shares: problems, request ids, callers, ETags, cursors. */
@NullMarked
package com.artisancommerce.platform.web;

import org.jspecify.annotations.NullMarked;
