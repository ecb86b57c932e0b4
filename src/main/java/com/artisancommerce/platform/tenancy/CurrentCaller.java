package com.artisancommerce.platform.tenancy;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** The caller of the request at hand, as the filter found it before the operation began. */
@RequestScoped
public class CurrentCaller {

    private @Nullable Caller caller;

    public Caller get() {
        if (caller == null) {
            throw new IllegalStateException("No caller was identified: the operation is not under /v1");
        }
        return caller;
    }

    void set(Caller identified) {
        this.caller = identified;
    }
}
