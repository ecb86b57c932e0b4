/** The rules of the line, against a slow obvious model. */
@NullMarked
package com.artisancommerce.waitlist.domain;

import org.jspecify.annotations.NullMarked;
