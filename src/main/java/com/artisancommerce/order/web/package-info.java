/** Orders on the wire, live and at rest. */
@NullMarked
package com.artisancommerce.order.web;

import org.jspecify.annotations.NullMarked;
