/**
 * Serves what explains the service: the OpenAPI document as it was written, a page that shows it, and a page for every problem type.
 *
 * <p>Nothing here is computed from the code: the document comes first, and the code is generated from it.
 */
@NullMarked
package com.artisancommerce.platform.openapi;

import org.jspecify.annotations.NullMarked;
