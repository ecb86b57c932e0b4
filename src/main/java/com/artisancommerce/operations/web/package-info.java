/** The operations of operators. */
@NullMarked
package com.artisancommerce.operations.web;

import org.jspecify.annotations.NullMarked;
