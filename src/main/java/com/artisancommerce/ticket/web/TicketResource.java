package com.artisancommerce.ticket.web;

import com.artisancommerce.api.StreamTicketJson;
import com.artisancommerce.api.StreamTicketRequestJson;
import com.artisancommerce.api.TicketApi;
import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.platform.web.RequestAtHand;
import com.artisancommerce.ticket.TicketOffice;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

@Singleton
class TicketResource implements TicketApi {

    private final RequestAtHand request;
    private final TicketOffice office;

    TicketResource(RequestAtHand request, TicketOffice office) {
        this.request = request;
        this.office = office;
    }

    @Override
    public Uni<RestResponse<StreamTicketJson>> issueStreamTicket(
            StreamTicketRequestJson body, @Nullable String orderToken) {
        Caller caller = request.caller();
        var wanted = TicketWire.watching(body);
        return office.issue(caller, wanted, orderToken)
                .map(ticket -> created(TicketWire.ticket(ticket, wanted, caller)));
    }

    private static RestResponse<StreamTicketJson> created(StreamTicketJson ticket) {
        return ResponseBuilder.<StreamTicketJson>create(RestResponse.Status.CREATED)
                .entity(ticket)
                .header("Cache-Control", "no-store")
                .build();
    }
}
