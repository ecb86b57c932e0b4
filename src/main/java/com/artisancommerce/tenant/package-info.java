/** The shops: opening one, and finding the shop of a request by host name, slug or id. A shop's id is the tenant of all it owns. */
@Area
@NullMarked
package com.artisancommerce.tenant;

import com.artisancommerce.platform.Area;
import org.jspecify.annotations.NullMarked;
