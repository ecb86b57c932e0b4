package com.artisancommerce.checkout;

import com.artisancommerce.checkout.store.CheckoutRows;
import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Asks again for hours that were asked for and never answered. A repeated command gets the answer of the first, so asking is harmless. */
@Singleton
public class StuckCheckouts {

    private final CheckoutRows rows;
    private final CheckoutEvents events;
    private final CheckoutConfig config;
    private final Clock clock;

    StuckCheckouts(CheckoutRows rows, CheckoutEvents events, CheckoutConfig config, Clock clock) {
        this.rows = rows;
        this.events = events;
        this.config = config;
        this.clock = clock;
    }

    /** One round, of every tenant; answers how many were sent again. */
    public Uni<Integer> sendAgain(Tx tx) {
        var now = clock.now();
        return rows.takeStuck(tx, now.minus(config.resendAfter()), now).chain(stuck -> events.reserveAgain(tx, stuck));
    }
}
