/** What the operators of the whole service see and decide, across all shops. It has no state of its own: the platform keeps what is shown. */
@Area
@NullMarked
package com.artisancommerce.operations;

import com.artisancommerce.platform.Area;
import org.jspecify.annotations.NullMarked;
