package com.artisancommerce.waitlist.store;

import com.artisancommerce.waitlist.WaitlistChanged;
import com.artisancommerce.waitlist.WaitlistId;
import com.artisancommerce.waitlist.WaitlistState;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Events travel as JSON. A native image keeps their shape only when it is told; a test tells when one is missing here. */
@RegisterForReflection(targets = {WaitlistChanged.class, WaitlistId.class, WaitlistState.class})
final class NativeJson {

    private NativeJson() {}
}
