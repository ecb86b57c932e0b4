/** Clients that ask one server as fast as it answers, in a process of their own, at little cost. */
@NullMarked
package com.artisancommerce.bench.load;

import org.jspecify.annotations.NullMarked;
