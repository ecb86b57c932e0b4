/** How dear it is to keep thousands of clients up to date, beside Quarkus REST's own streams and a bare Netty broadcaster. */
@NullMarked
package com.artisancommerce.bench.stream;

import org.jspecify.annotations.NullMarked;
