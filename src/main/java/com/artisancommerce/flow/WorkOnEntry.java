package com.artisancommerce.flow;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.artisan.Artisans;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.EntryState;
import com.artisancommerce.capacity.EntryView;
import com.artisancommerce.capacity.Production;
import com.artisancommerce.capacity.Production.Piece;
import com.artisancommerce.capacity.QueueViews;
import com.artisancommerce.capacity.StepResult;
import com.artisancommerce.capacity.WorkStep;
import com.artisancommerce.order.OrderNews;
import com.artisancommerce.order.Orders;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Sql;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.platform.web.ProblemException;
import com.artisancommerce.platform.web.ProblemType;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The artisan works on a piece: the queue moves, and the order that it belongs to hears of it. One transaction. */
@Singleton
public class WorkOnEntry {

    private final Sql sql;
    private final Artisans artisans;
    private final Production production;
    private final Orders orders;
    private final QueueViews views;

    WorkOnEntry(Sql sql, Artisans artisans, Production production, Orders orders, QueueViews views) {
        this.sql = sql;
        this.artisans = artisans;
        this.production = production;
        this.orders = orders;
        this.views = views;
    }

    /** Answers the piece as it is then; a step that was taken before changes nothing. */
    public Uni<EntryView> take(Caller caller, ArtisanId artisan, EntryId entry, WorkStep step) {
        return artisans.owned(caller, artisan)
                .chain(() -> sql.inTransaction(caller.tenant(), tx -> take(tx, caller, artisan, entry, step)))
                .chain(() -> view(caller.tenant(), entry));
    }

    private Uni<Void> take(Tx tx, Caller caller, ArtisanId artisan, EntryId entry, WorkStep step) {
        return step(tx, caller, artisan, entry, step).chain(news -> orders.hear(tx, caller.tenant(), news));
    }

    /** The step within a transaction, for a caller who was found to own the queue. Answers what orders have to hear of it. */
    Uni<List<OrderNews>> step(Tx tx, Caller caller, ArtisanId artisan, EntryId entry, WorkStep step) {
        return production
                .take(tx, new Piece(caller.tenant(), artisan, entry, caller.subject()), step)
                .map(result -> moved(entry, result))
                .map(moved -> news(moved, step.reason()));
    }

    /** The piece as it is now. Its whole queue is read for it, so not while the queue is locked: once the steps are done. */
    Uni<EntryView> view(TenantId tenant, EntryId entry) {
        return sql.inTransaction(tenant, tx -> views.entries(tx, tenant, List.of(entry)))
                .map(found -> Optional.ofNullable(found.get(entry)).orElseThrow(() -> absent(entry)));
    }

    /** 404 unless the entry is one of this queue. */
    Uni<Void> known(Tx tx, TenantId tenant, ArtisanId artisan, EntryId entry) {
        return production
                .knows(tx, tenant, artisan, entry)
                .invoke(known -> requireKnown(entry, known))
                .replaceWithVoid();
    }

    private static void requireKnown(EntryId entry, boolean known) {
        if (!known) {
            throw absent(entry);
        }
    }

    private static List<OrderNews> news(List<StepResult.Moved> moved, @Nullable String reason) {
        return moved.stream()
                .<OrderNews>map(each -> new OrderNews.Moved(each.entry(), each.state(), reason))
                .toList();
    }

    private static List<StepResult.Moved> moved(EntryId entry, StepResult result) {
        return switch (result) {
            case StepResult.Done done -> done.moved();
            case StepResult.Unknown unknown -> throw absent(entry);
            case StepResult.Refused refused -> throw refusal(entry, refused);
        };
    }

    private static ProblemException refusal(EntryId entry, StepResult.Refused refused) {
        return switch (refused.why()) {
            case NOT_FIRST ->
                ProblemType.NOT_FIRST_IN_QUEUE.because(
                        "Others come before entry %s. Start the first one, or reorder the queue.", entry);
            case WORKED_MORE ->
                ProblemType.WORKED_MORE.because(
                        "More minutes of work on entry %s were reported before. Correct them with a reason.", entry);
            case HOLD_EXPIRED, ILLEGAL ->
                ProblemType.ILLEGAL_TRANSITION
                        .because("This step is not possible for entry %s: it is %s.", entry, word(refused.met()))
                        .with("state", word(refused.met()));
        };
    }

    private static ProblemException absent(EntryId entry) {
        return ProblemType.NOT_FOUND.because("There is no entry %s in this queue.", entry);
    }

    private static String word(EntryState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
