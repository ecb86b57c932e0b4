/** The line of those who wait, as plain functions on values. */
@NullMarked
package com.artisancommerce.waitlist.domain;

import org.jspecify.annotations.NullMarked;
