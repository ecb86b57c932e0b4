package com.artisancommerce.capacity.web;

import com.artisancommerce.api.PlanningApi;
import com.artisancommerce.api.QueueReorderJson;
import com.artisancommerce.api.QueueReorderedJson;
import com.artisancommerce.api.SimulationJson;
import com.artisancommerce.api.SimulationRequestJson;
import com.artisancommerce.api.SuggestedOrderJson;
import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.Planning;
import com.artisancommerce.capacity.ReorderRequest;
import com.artisancommerce.flow.ReorderQueue;
import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.platform.tenancy.Role;
import com.artisancommerce.platform.web.Answers;
import com.artisancommerce.platform.web.ETags;
import com.artisancommerce.platform.web.RequestAtHand;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Singleton
class PlanningResource implements PlanningApi {

    private final RequestAtHand request;
    private final ReorderQueue reorders;
    private final Planning planning;

    PlanningResource(RequestAtHand request, ReorderQueue reorders, Planning planning) {
        this.request = request;
        this.reorders = reorders;
        this.planning = planning;
    }

    @Override
    public Uni<RestResponse<QueueReorderedJson>> reorderQueue(
            UUID artisanId, QueueReorderJson body, @Nullable String ifMatch) {
        Caller caller = staff();
        ArtisanId artisan = new ArtisanId(artisanId);
        ReorderRequest asked = PlanWire.request(body, ETags.required(ifMatch), caller);
        return reorders.reorder(caller, artisan, asked)
                .map(done -> Answers.personal(PlanWire.reordered(artisan, done), ETags.of(done.version())));
    }

    @Override
    public Uni<RestResponse<SimulationJson>> simulate(UUID artisanId, SimulationRequestJson body) {
        ArtisanId artisan = new ArtisanId(artisanId);
        return planning.simulate(staff(), artisan, WhatIfWire.changes(body))
                .map(simulation -> Answers.personal(WhatIfWire.simulation(artisan, simulation), null));
    }

    @Override
    public Uni<RestResponse<SuggestedOrderJson>> suggestOrder(UUID artisanId) {
        ArtisanId artisan = new ArtisanId(artisanId);
        return planning.suggest(staff(), artisan)
                .map(found -> Answers.personal(PlanWire.suggested(artisan, found), ETags.of(found.queueVersion())));
    }

    private Caller staff() {
        return request.caller().require(Role.ARTISAN, Role.SHOP_ADMIN);
    }
}
