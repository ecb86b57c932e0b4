/** What a front end of somebody else's sees: a page of another origin in a real browser. */
@NullMarked
package com.artisancommerce.browser;

import org.jspecify.annotations.NullMarked;
