package com.artisancommerce.platform.web;

import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.platform.tenancy.CurrentCaller;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Singleton;
import java.time.Instant;

/** What an operation may want to know of its request besides what the document lists. */
@Singleton
public class RequestAtHand {

    private final CurrentCaller caller;
    private final CurrentVertxRequest request;
    private final Clock clock;

    RequestAtHand(CurrentCaller caller, CurrentVertxRequest request, Clock clock) {
        this.caller = caller;
        this.request = request;
        this.clock = clock;
    }

    public Caller caller() {
        return caller.get();
    }

    public Instant now() {
        return clock.now();
    }

    /** Where it came from; behind a trusted proxy (quarkus.http.proxy.*) the address that the proxy names. */
    public String clientAddress() {
        var address = request.getCurrent().request().remoteAddress();
        return address == null || address.hostAddress() == null ? "unknown" : address.hostAddress();
    }
}
