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
    private final ClientAddresses addresses;
    private final Clock clock;

    RequestAtHand(CurrentCaller caller, CurrentVertxRequest request, ClientAddresses addresses, Clock clock) {
        this.caller = caller;
        this.request = request;
        this.addresses = addresses;
        this.clock = clock;
    }

    public Caller caller() {
        return caller.get();
    }

    public Instant now() {
        return clock.now();
    }

    /** Nothing is done for it until something happens elsewhere: another request may be worked on meanwhile. */
    public void waits() {
        InFlight.giveUpPlace(request.getCurrent());
    }

    /** Where it came from, as it is counted. */
    public String clientAddress() {
        return addresses.of(request.getCurrent().request());
    }
}
