package com.artisancommerce.capacity.web;

import com.artisancommerce.api.CapacityApi;
import com.artisancommerce.api.HoursJson;
import com.artisancommerce.api.HoursUpdateJson;
import com.artisancommerce.api.PauseRequestJson;
import com.artisancommerce.api.QueueJson;
import com.artisancommerce.api.QuoteJson;
import com.artisancommerce.api.QuoteRequestJson;
import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.Hours;
import com.artisancommerce.capacity.Pause;
import com.artisancommerce.capacity.QueueBoard;
import com.artisancommerce.capacity.WorkingHours;
import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.platform.tenancy.Role;
import com.artisancommerce.platform.web.Answers;
import com.artisancommerce.platform.web.RequestAtHand;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Singleton
class CapacityResource implements CapacityApi {

    private final RequestAtHand request;
    private final QuoteDesk quotes;
    private final WorkingHours hours;
    private final QueueBoard board;

    CapacityResource(RequestAtHand request, QuoteDesk quotes, WorkingHours hours, QueueBoard board) {
        this.request = request;
        this.quotes = quotes;
        this.hours = hours;
        this.board = board;
    }

    @Override
    public Uni<RestResponse<QuoteJson>> quote(QuoteRequestJson body) {
        var wishes = body.lines().stream().map(QuoteWire::wish).toList();
        return quotes.quote(request.caller(), request.clientAddress(), wishes)
                .map(answer -> Answers.limited(
                        QuoteWire.quote(answer.quoted(), request.now()),
                        answer.allowance().orElse(null)));
    }

    @Override
    public Uni<RestResponse<HoursJson>> getHours(UUID artisanId, @Nullable String ifNoneMatch) {
        Caller caller = request.caller();
        return hours.get(caller.tenant(), new ArtisanId(artisanId))
                .map(found -> Answers.read(caller, found.version(), ifNoneMatch, () -> HoursWire.json(found)));
    }

    @Override
    public Uni<RestResponse<HoursJson>> setHours(UUID artisanId, HoursUpdateJson body, @Nullable String ifMatch) {
        Hours wanted = HoursWire.hours(body);
        return hours.set(staff(), new ArtisanId(artisanId), wanted, ifMatch).map(CapacityResource::written);
    }

    @Override
    public Uni<RestResponse<HoursJson>> pauseIntake(UUID artisanId, PauseRequestJson body) {
        Pause pause = new Pause(body.reason(), body.until());
        return hours.pause(staff(), new ArtisanId(artisanId), pause).map(CapacityResource::written);
    }

    @Override
    public Uni<RestResponse<HoursJson>> resumeIntake(UUID artisanId) {
        return hours.resume(staff(), new ArtisanId(artisanId)).map(CapacityResource::written);
    }

    @Override
    public Uni<RestResponse<QueueJson>> getQueue(UUID artisanId, @Nullable String ifNoneMatch) {
        return board.show(staff(), new ArtisanId(artisanId))
                .map(shown -> QueueWire.queue(shown.snapshot(), shown.now()))
                .map(queue -> Answers.personal(queue, QueueWire.tag(queue), ifNoneMatch));
    }

    private Caller staff() {
        return request.caller().require(Role.ARTISAN, Role.SHOP_ADMIN);
    }

    private static RestResponse<HoursJson> written(Hours hours) {
        return Answers.written(HoursWire.json(hours), hours.version());
    }
}
