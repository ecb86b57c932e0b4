package com.artisancommerce.capacity.web;

import com.artisancommerce.api.BlockRequestJson;
import com.artisancommerce.api.CancelRequestJson;
import com.artisancommerce.api.EarlyStartJson;
import com.artisancommerce.api.EntryHistoryJson;
import com.artisancommerce.api.LayAsideRequestJson;
import com.artisancommerce.api.ProductionApi;
import com.artisancommerce.api.QueueEntryJson;
import com.artisancommerce.api.WorkReportJson;
import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.BlockedFor;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.Reorder;
import com.artisancommerce.capacity.ReorderRequest;
import com.artisancommerce.capacity.WorkStep;
import com.artisancommerce.flow.StartOutOfOrder;
import com.artisancommerce.flow.TellHistory;
import com.artisancommerce.flow.WorkOnEntry;
import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.platform.tenancy.Role;
import com.artisancommerce.platform.web.Answers;
import com.artisancommerce.platform.web.Cursors;
import com.artisancommerce.platform.web.ETags;
import com.artisancommerce.platform.web.RequestAtHand;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Singleton
class ProductionResource implements ProductionApi {

    private final RequestAtHand request;
    private final WorkOnEntry work;
    private final StartOutOfOrder early;
    private final TellHistory histories;

    ProductionResource(RequestAtHand request, WorkOnEntry work, StartOutOfOrder early, TellHistory histories) {
        this.request = request;
        this.work = work;
        this.early = early;
        this.histories = histories;
    }

    @Override
    public Uni<RestResponse<QueueEntryJson>> startEntry(UUID artisanId, UUID entryId) {
        return take(artisanId, entryId, new WorkStep.Start());
    }

    @Override
    public Uni<RestResponse<QueueEntryJson>> startEntryEarly(
            UUID artisanId, UUID entryId, EarlyStartJson body, @Nullable String ifMatch) {
        Caller staff = request.caller().require(Role.ARTISAN, Role.SHOP_ADMIN);
        ReorderRequest asked = new ReorderRequest(
                Reorder.of(new EntryId(entryId), null),
                ETags.required(ifMatch),
                body.reason(),
                Boolean.TRUE.equals(body.override()),
                staff.subject());
        return early.start(staff, new ArtisanId(artisanId), asked)
                .map(view -> Answers.personal(QueueWire.entry(view), null));
    }

    @Override
    public Uni<RestResponse<QueueEntryJson>> layEntryAside(UUID artisanId, UUID entryId, LayAsideRequestJson body) {
        return take(artisanId, entryId, new WorkStep.Block(BlockedFor.laidAside(body.reason())));
    }

    @Override
    public Uni<RestResponse<QueueEntryJson>> blockEntry(UUID artisanId, UUID entryId, BlockRequestJson body) {
        return take(artisanId, entryId, new WorkStep.Block(BlockedFor.missing(body.reason(), body.expectedOn())));
    }

    @Override
    public Uni<RestResponse<QueueEntryJson>> resumeEntry(UUID artisanId, UUID entryId) {
        return take(artisanId, entryId, new WorkStep.Resume());
    }

    @Override
    public Uni<RestResponse<QueueEntryJson>> reportWork(UUID artisanId, UUID entryId, WorkReportJson body) {
        return take(artisanId, entryId, new WorkStep.Worked(body.workedMinutes(), body.reason()));
    }

    @Override
    public Uni<RestResponse<QueueEntryJson>> finishEntry(UUID artisanId, UUID entryId, @Nullable Long workedMinutes) {
        return take(artisanId, entryId, new WorkStep.Finish(workedMinutes));
    }

    @Override
    public Uni<RestResponse<QueueEntryJson>> cancelEntry(UUID artisanId, UUID entryId, CancelRequestJson body) {
        return take(artisanId, entryId, new WorkStep.Cancel(body.reason()));
    }

    @Override
    public Uni<RestResponse<EntryHistoryJson>> getEntryHistory(
            UUID artisanId, UUID entryId, @Nullable Integer limit, @Nullable String cursor) {
        EntryId entry = new EntryId(entryId);
        Caller staff = request.caller().require(Role.ARTISAN, Role.SHOP_ADMIN);
        return histories
                .ofQueue(staff, new ArtisanId(artisanId), entry, HistoryWire.told(cursor))
                .map(lines -> HistoryWire.page(entry, lines, Cursors.limit(limit), true))
                .map(page -> Answers.personal(page, null));
    }

    @Override
    public Uni<RestResponse<EntryHistoryJson>> getOrderEntryHistory(
            UUID orderId, UUID entryId, @Nullable String orderToken, @Nullable Integer limit, @Nullable String cursor) {
        EntryId entry = new EntryId(entryId);
        return histories
                .ofOrder(request.caller(), orderId, orderToken, entry, HistoryWire.told(cursor))
                .map(lines -> HistoryWire.page(entry, lines, Cursors.limit(limit), false))
                .map(page -> Answers.personal(page, null));
    }

    private Uni<RestResponse<QueueEntryJson>> take(UUID artisan, UUID entry, WorkStep step) {
        return work.take(
                        request.caller().require(Role.ARTISAN, Role.SHOP_ADMIN),
                        new ArtisanId(artisan),
                        new EntryId(entry),
                        step)
                .map(view -> Answers.personal(QueueWire.entry(view), null));
    }
}
