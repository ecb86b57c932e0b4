/** The document and its pages, read as a client reads them. */
@NullMarked
package com.artisancommerce.platform.openapi;

import org.jspecify.annotations.NullMarked;
