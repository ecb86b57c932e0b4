package com.artisancommerce.platform.limits;

import com.artisancommerce.platform.limits.Window.Counted;
import java.util.List;

/**
 * What was counted for each of several limits, in their order.
 *
 * @param taken whether the request fitted all of them; if not, it was counted for none
 * @param counted with this request, if it was taken
 */
record Counts(boolean taken, List<Counted> counted) {}
