package com.artisancommerce.catalog;

import static com.artisancommerce.front.Callers.as;
import static com.artisancommerce.front.Callers.guest;
import static com.artisancommerce.front.Stock.artisan;
import static com.artisancommerce.front.Stock.asArtisan;
import static com.artisancommerce.front.Stock.details;
import static com.artisancommerce.front.Stock.draft;
import static com.artisancommerce.front.Stock.published;
import static com.artisancommerce.platform.Reactive.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.artisancommerce.front.Workshop;
import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.cache.CacheConfig;
import com.artisancommerce.platform.outbox.Outbox;
import com.artisancommerce.platform.sql.Sql;
import com.artisancommerce.platform.tenancy.ShopDirectory;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What customers see comes from the caches, and is what it would be without them. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ShelfTest {

    private static final TenantId SHOP = new TenantId(DemoUser.Shops.DEMO);

    @Inject
    MeterRegistry metrics;

    @Inject
    Sql sql;

    @Inject
    Outbox outbox;

    @Inject
    Shelf shelf;

    @Inject
    ShopDirectory shops;

    @Inject
    CacheConfig config;

    @Test
    void readsAProductOnceForAllGuests() {
        UUID id = published(artisan());
        price(id, 18_500);
        double loads = loads("product:v1");

        price(id, 18_500);
        price(id, 18_500);

        assertThat(loads("product:v1")).isEqualTo(loads);
    }

    @Test
    void showsAChangeAtOnceWhereItWasMade() {
        UUID maker = artisan();
        UUID id = published(maker);
        price(id, 18_500);
        listOf(maker).body("items.price.amount", contains(18_500));

        changePrice(id, "\"1\"", 21_000);

        price(id, 21_000);
        listOf(maker).body("items.price.amount", contains(21_000));
        guest().header("If-None-Match", "\"2\"")
                .get("/v1/products/" + id)
                .then()
                .statusCode(304)
                .header("Cache-Control", equalTo("public, max-age=30"));
    }

    @Test
    void hidesWhatIsTakenOffTheShelfAndFindsWhatIsPutThere() {
        UUID maker = artisan();
        UUID id = draft(maker);
        guest().get("/v1/products/" + id).then().statusCode(404);
        listOf(maker).body("items", hasSize(0));

        as(DemoUser.SAM).put("/v1/products/" + id + "/publication").then().statusCode(200);
        price(id, 18_500);
        listOf(maker).body("items", hasSize(1));

        as(DemoUser.SAM).delete("/v1/products/" + id + "/publication").then().statusCode(200);
        guest().get("/v1/products/" + id).then().statusCode(404);
        as(DemoUser.ADA).get("/v1/products/" + id).then().statusCode(404);
        listOf(maker).body("items", hasSize(0));
        asArtisan(maker).get("/v1/products/" + id).then().statusCode(200).body("published", equalTo(false));
    }

    /** Another instance changes the product and says so by Kafka; this one has nothing but the event. */
    @Test
    void hearsOfAChangeMadeElsewhere() {
        UUID maker = artisan();
        UUID id = published(maker);
        price(id, 18_500);
        listOf(maker).body("items.price.amount", contains(18_500));

        changeElsewhere(id, 30_000, true);

        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
            price(id, 30_000);
            listOf(maker).body("items.price.amount", contains(30_000));
        });
    }

    @Test
    void chargesWhatTheDatabaseSaysWhateverIsCached() {
        Workshop workshop = Workshop.open(480, 60, 30);
        price(workshop.product(), 12_000);
        changeElsewhere(workshop.product(), 15_000, false);

        price(workshop.product(), 12_000);
        workshop.checkOut(DemoUser.ADA).statusCode(201).body("total.amount", equalTo(15_000));
    }

    @Test
    void showsStaffWhatTheDatabaseSays() {
        UUID maker = artisan();
        UUID id = published(maker);
        price(id, 18_500);
        changeElsewhere(id, 30_000, false);

        price(id, 18_500);
        asArtisan(maker).get("/v1/products/" + id).then().body("price.amount", equalTo(30_000));
        as(DemoUser.SAM).get("/v1/products?artisanId=" + maker).then().body("items.price.amount", contains(30_000));
    }

    @Test
    void warmsTheFirstPageOfEachShop() {
        published(artisan());
        long products = result(() -> new Warming(shops, shelf, config(1_000)).warm());
        assertThat(products).isPositive();
        double loads = loads("product:v1") + loads("product-pages:v1");

        List<String> first = guest().get("/v1/products").then().extract().path("items.id");
        first.forEach(id -> guest().get("/v1/products/" + id).then().statusCode(200));

        assertThat(loads("product:v1") + loads("product-pages:v1")).isEqualTo(loads);
    }

    private CacheConfig config(int shopsAtMost) {
        return new CacheConfig() {
            @Override
            public long localCharacters() {
                return config.localCharacters();
            }

            @Override
            public Duration absent() {
                return config.absent();
            }

            @Override
            public Duration loadWithin() {
                return config.loadWithin();
            }

            @Override
            public int warmShops() {
                return shopsAtMost;
            }
        };
    }

    private void changeElsewhere(UUID id, long amount, boolean tell) {
        result(() -> sql.inTransaction(
                SHOP,
                tx -> tx.update(
                                "update products set price_amount = $1, version = version + 1 where id = $2",
                                Tuple.of(amount, id))
                        .chain(() -> outbox.append(
                                tx,
                                tell
                                        ? List.of(outbox.message(
                                                SHOP,
                                                ProductChanged.TOPIC,
                                                id.toString(),
                                                ProductChanged.TYPE,
                                                new ProductChanged(SHOP, new ProductId(id), 2)))
                                        : List.of()))));
    }

    private double loads(String cache) {
        return metrics.counter("artisan.cache.loads", "cache", cache, "result", "loaded")
                .count();
    }

    private static void changePrice(UUID id, String ifMatch, long amount) {
        Map<String, Object> changed = details();
        changed.put("price", Map.of("amount", amount, "currency", "USD"));
        as(DemoUser.SAM)
                .header("If-Match", ifMatch)
                .contentType(ContentType.JSON)
                .body(changed)
                .put("/v1/products/" + id)
                .then()
                .statusCode(200);
    }

    private static void price(UUID id, int amount) {
        guest().get("/v1/products/" + id).then().statusCode(200).body("price.amount", equalTo(amount));
    }

    private static ValidatableResponse listOf(UUID maker) {
        return guest().get("/v1/products?artisanId=" + maker).then().statusCode(200);
    }
}
