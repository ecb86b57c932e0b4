package com.artisancommerce.catalog;

import static com.artisancommerce.front.Stock.artisan;
import static com.artisancommerce.front.Stock.draft;
import static com.artisancommerce.front.Stock.published;
import static com.artisancommerce.platform.Reactive.result;
import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.platform.Money;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Sql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class OffersTest {

    @Inject
    Sql sql;

    @Inject
    Offers offers;

    @Test
    void offersWhatIsPublishedOnce() {
        UUID maker = artisan();
        UUID forSale = published(maker);

        assertThat(offered(DemoUser.Shops.DEMO, forSale, draft(maker), UUID.randomUUID(), forSale))
                .containsExactly(new Offer(
                        new ProductId(forSale),
                        new ArtisanId(maker),
                        "Woven blanket",
                        new Money(18_500, "USD"),
                        30,
                        90,
                        1_440,
                        5,
                        List.of()));
    }

    @Test
    void offersNothingOfAnotherShop() {
        assertThat(offered(DemoUser.Shops.OTHER, published(artisan()))).isEmpty();
    }

    private List<Offer> offered(UUID shop, UUID... products) {
        TenantId tenant = new TenantId(shop);
        List<ProductId> ids = Stream.of(products).map(ProductId::new).toList();
        return result(() -> sql.inTransaction(tenant, tx -> offers.inTransaction(tx, tenant, ids)));
    }
}
