/** What every consumer shares: what passes is waited for, what cannot be worked off goes to the dead-letter topic, nothing vanishes. */
@NullMarked
package com.artisancommerce.platform.messaging;

import org.jspecify.annotations.NullMarked;
