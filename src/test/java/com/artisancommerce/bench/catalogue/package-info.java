/** What it costs the packaged service to show its catalogue, beside a server that only sends the same bytes. */
@NullMarked
package com.artisancommerce.bench.catalogue;

import org.jspecify.annotations.NullMarked;
