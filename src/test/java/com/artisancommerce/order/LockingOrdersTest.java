package com.artisancommerce.order;

import static com.artisancommerce.front.Callers.as;
import static com.artisancommerce.platform.Reactive.result;
import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.front.Workshop;
import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Sql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whoever tells many orders something waits for others who do, and nobody waits in a circle. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class LockingOrdersTest {

    private static final TenantId SHOP = new TenantId(DemoUser.Shops.DEMO);
    private static final int ORDERS = 12;
    private static final int ROUNDS = 10;

    @Inject
    Sql sql;

    @Inject
    Orders orders;

    @Test
    void newsInAnyOrderLockInOne() {
        Workshop workshop = Workshop.open(1440, 10, 180);
        List<String> placed = new ArrayList<>();
        List<OrderNews> news = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            String order = workshop.order(DemoUser.ADA);
            placed.add(order);
            news.add(new OrderNews.Postponed(entryOf(order), "A gift for a wedding."));
        }

        for (int round = 0; round < ROUNDS; round++) {
            result(() -> Uni.join()
                    .all(tell(news), tell(news.reversed()), tell(news), tell(news.reversed()))
                    .andCollectFailures());
        }

        for (String order : placed) {
            assertThat(as(DemoUser.ADA)
                            .get("/v1/orders/" + order + "/timeline")
                            .jsonPath()
                            .getList("items.sequence", Integer.class))
                    .hasSize(1 + 4 * ROUNDS)
                    .endsWith(1 + 4 * ROUNDS);
        }
    }

    private Uni<Void> tell(List<OrderNews> news) {
        return Uni.createFrom().deferred(() -> sql.inTransaction(SHOP, tx -> orders.hear(tx, SHOP, news)));
    }

    private static EntryId entryOf(String order) {
        return new EntryId(
                UUID.fromString(as(DemoUser.ADA).get("/v1/orders/" + order).path("entries[0].entryId")));
    }
}
