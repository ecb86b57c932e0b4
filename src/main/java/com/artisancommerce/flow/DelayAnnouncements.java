package com.artisancommerce.flow;

import com.artisancommerce.capacity.PromisedDates;
import com.artisancommerce.order.OrderNews;
import com.artisancommerce.order.Orders;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.promise.DelayAnswer;
import com.artisancommerce.promise.DelayNotice;
import com.artisancommerce.promise.PromiseEvent;
import com.artisancommerce.promise.StaffNotices;
import com.artisancommerce.promise.StaffNotices.Delay;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** The steps of announcing a delay: queue locked, notice opened, order told. */
@Singleton
class DelayAnnouncements {

    private final PromisedDates dates;
    private final StaffNotices notices;
    private final Orders orders;

    DelayAnnouncements(PromisedDates dates, StaffNotices notices, Orders orders) {
        this.dates = dates;
        this.notices = notices;
        this.orders = orders;
    }

    Uni<DelayNotice> announce(Tx tx, TenantId tenant, Delay delay) {
        return dates.lock(tx, tenant, delay.artisan())
                .chain(now -> notices.announce(tx, tenant, delay, now))
                .call(answer -> tell(tx, tenant, answer.news()))
                .map(DelayAnswer.Counts::notice);
    }

    private Uni<Void> tell(Tx tx, TenantId tenant, List<PromiseEvent> news) {
        return orders.hear(
                tx, tenant, news.stream().map(OrderNews.Promised::new).toList());
    }
}
