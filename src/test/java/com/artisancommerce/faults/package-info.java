/** What happens to the packaged service when something around it breaks: servers that stop, hang or come back, and its own sudden end. */
@NullMarked
package com.artisancommerce.faults;

import org.jspecify.annotations.NullMarked;
