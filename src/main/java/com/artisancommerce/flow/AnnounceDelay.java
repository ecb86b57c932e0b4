package com.artisancommerce.flow;

import com.artisancommerce.artisan.Artisans;
import com.artisancommerce.platform.sql.Sql;
import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.promise.DelayNotice;
import com.artisancommerce.promise.StaffNotices.Delay;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** The artisan or the shop tell a customer themselves that a piece will be late. */
@Singleton
public class AnnounceDelay {

    private final Sql sql;
    private final Artisans artisans;
    private final DelayAnnouncements announcements;

    AnnounceDelay(Sql sql, Artisans artisans, DelayAnnouncements announcements) {
        this.sql = sql;
        this.artisans = artisans;
        this.announcements = announcements;
    }

    /** Answers the notice that is open then. Saying the same twice is one notice. 404 for somebody else's queue. */
    public Uni<DelayNotice> announce(Caller caller, Delay delay) {
        return artisans.owned(caller, delay.artisan())
                .chain(() ->
                        sql.inTransaction(caller.tenant(), tx -> announcements.announce(tx, caller.tenant(), delay)));
    }
}
