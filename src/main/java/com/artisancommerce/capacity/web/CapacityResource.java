package com.artisancommerce.capacity.web;

import com.artisancommerce.api.CapacityApi;
import com.artisancommerce.api.DeadlineQuoteJson;
import com.artisancommerce.api.DeadlineRequestJson;
import com.artisancommerce.api.QueueJson;
import com.artisancommerce.api.QueueSummaryJson;
import com.artisancommerce.api.QuoteJson;
import com.artisancommerce.api.QuoteRequestJson;
import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.QueueBoard;
import com.artisancommerce.capacity.QueueOutlines;
import com.artisancommerce.flow.QuoteDeadline;
import com.artisancommerce.flow.QuoteProducts;
import com.artisancommerce.platform.streams.Arrival;
import com.artisancommerce.platform.streams.EventStream;
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
    private final QuoteProducts quotes;
    private final QuoteDeadline deadlines;
    private final QueueBoard board;
    private final QueueOutlines outlines;
    private final QueueStreams streams;

    CapacityResource(
            RequestAtHand request,
            QuoteProducts quotes,
            QuoteDeadline deadlines,
            QueueBoard board,
            QueueOutlines outlines,
            QueueStreams streams) {
        this.request = request;
        this.quotes = quotes;
        this.deadlines = deadlines;
        this.board = board;
        this.outlines = outlines;
        this.streams = streams;
    }

    @Override
    public Uni<RestResponse<QuoteJson>> quote(QuoteRequestJson body) {
        var wishes = body.lines().stream().map(QuoteWire::wish).toList();
        return quotes.quote(request.caller().inShop(), wishes)
                .map(quoted -> Answers.personal(QuoteWire.quote(quoted, request.now()), null));
    }

    @Override
    public Uni<RestResponse<DeadlineQuoteJson>> quoteDeadline(DeadlineRequestJson body) {
        var question = DeadlineWire.question(body, request.now());
        return deadlines
                .quote(request.caller().inShop(), question)
                .map(answered ->
                        Answers.personal(DeadlineWire.quote(question.neededBy(), answered, request.now()), null));
    }

    @Override
    public Uni<RestResponse<QueueJson>> getQueue(UUID artisanId, @Nullable String ifNoneMatch) {
        return board.show(staff(), new ArtisanId(artisanId))
                .map(QueueWire::queue)
                .map(queue -> Answers.personal(queue, QueueWire.tag(queue), ifNoneMatch));
    }

    @Override
    public Uni<RestResponse<QueueSummaryJson>> getQueueSummary(UUID artisanId, @Nullable String ifNoneMatch) {
        Caller caller = request.caller();
        return outlines.show(caller.tenant(), new ArtisanId(artisanId))
                .map(QueueWire::outline)
                .map(summary -> Answers.read(caller, QueueWire.tag(summary), ifNoneMatch, () -> summary));
    }

    @Override
    public Uni<RestResponse<EventStream>> streamQueue(UUID artisanId) {
        return streams.open(request.caller(), new ArtisanId(artisanId));
    }

    @Override
    public Uni<RestResponse<EventStream>> streamBoard(
            UUID artisanId, @Nullable String ticket, @Nullable String lastEventId, @Nullable String lastEventIdQuery) {
        return streams.openBoard(new ArtisanId(artisanId), Arrival.of(ticket, lastEventId, lastEventIdQuery));
    }

    private Caller staff() {
        return request.caller().require(Role.ARTISAN, Role.SHOP_ADMIN);
    }
}
