package com.artisancommerce.flow;

import com.artisancommerce.capacity.EntryState;
import com.artisancommerce.capacity.Production;
import com.artisancommerce.capacity.Production.Piece;
import com.artisancommerce.capacity.WorkStep;
import com.artisancommerce.order.OrderNews;
import com.artisancommerce.order.Orders;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.promise.NoticeRef;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** A piece is called off because of its delay: its hours come back, its order hears of it, its price is asked back from payment. */
@Singleton
class CalledOff {

    private final Production production;
    private final Orders orders;

    CalledOff(Production production, Orders orders) {
        this.production = production;
        this.orders = orders;
    }

    /** Once for a piece, whoever else has called it off. */
    Uni<Void> giveBack(Tx tx, NoticeRef ref, String reason) {
        Piece piece = new Piece(ref.tenant(), ref.artisan(), ref.entry(), null);
        return production
                .take(tx, piece, new WorkStep.Cancel(reason))
                .invoke(result -> DelayDecisions.requireDone(ref, result))
                .chain(() -> orders.hear(
                        tx, ref.tenant(), List.of(new OrderNews.Moved(ref.entry(), EntryState.CANCELLED, reason))));
    }
}
