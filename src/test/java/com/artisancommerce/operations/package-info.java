/** What operators see and decide. */
@NullMarked
package com.artisancommerce.operations;

import org.jspecify.annotations.NullMarked;
