package com.artisancommerce.artisan;

import static com.artisancommerce.front.Callers.as;
import static com.artisancommerce.front.Callers.guest;
import static com.artisancommerce.front.Callers.guestOf;
import static com.artisancommerce.front.Stock.artisan;
import static com.artisancommerce.front.Stock.asArtisan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ArtisansOfAShopTest {

    private static final Map<String, Object> PROFILE =
            Map.of("name", "Noor Haddad", "bio", "Weaves on a loom.", "skills", List.of("weaving", "dyeing"));

    @Test
    void addsAnArtisanWhomEverybodySees() {
        UUID id = UUID.randomUUID();

        add(as(DemoUser.SAM), Map.of("id", id, "name", "Noor", "skills", List.of("weaving"), "userId", "user-" + id))
                .statusCode(201)
                .header("Location", endsWith("/v1/artisans/" + id))
                .header("ETag", equalTo("\"0\""))
                .body("userId", equalTo("user-" + id));

        guest().get("/v1/artisans/" + id)
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("public, max-age=30"))
                .body("name", equalTo("Noor"))
                .body("bio", nullValue())
                .body("skills", contains("weaving"))
                .body("$", not(hasItem("userId")));
    }

    @Test
    void namesTheUserToStaffAndToTheArtisanOnly() {
        UUID id = artisan();

        assertThat(userSeenBy(as(DemoUser.SAM), id)).isEqualTo("user-" + id);
        assertThat(userSeenBy(asArtisan(id), id)).isEqualTo("user-" + id);
        assertThat(userSeenBy(as(DemoUser.ADA), id)).isNull();
        assertThat(userSeenBy(guest(), id)).isNull();
    }

    @Test
    void refusesAnIdOrAUserThatIsTaken() {
        UUID id = artisan();

        add(as(DemoUser.SAM), Map.of("id", id, "name", "Twin", "skills", List.of()))
                .statusCode(409)
                .body("type", endsWith("already-exists"));
        add(as(DemoUser.SAM), Map.of("name", "Twin", "skills", List.of(), "userId", "user-" + id))
                .statusCode(409)
                .body("type", endsWith("conflict"));
    }

    @Test
    void keepsTheSameIdApartInAnotherShop() {
        UUID id = artisan();
        guestOf(DemoUser.Shops.OTHER).get("/v1/artisans/" + id).then().statusCode(404);
        update(as(DemoUser.SARA), id, "\"0\"").statusCode(404);

        add(as(DemoUser.SARA), Map.of("id", id, "name", "Namesake", "skills", List.of()))
                .statusCode(201);

        guest().get("/v1/artisans/" + id).then().statusCode(200).body("name", equalTo("Noor"));
    }

    @Test
    void letsStaffAndTheArtisanChangeTheProfile() {
        UUID id = artisan();

        update(as(DemoUser.SAM), id, "\"0\"")
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("name", equalTo("Noor Haddad"))
                .body("skills", contains("weaving", "dyeing"));
        asArtisan(id)
                .header("If-Match", "\"1\"")
                .contentType(ContentType.JSON)
                .body(Map.of("name", "Noor", "skills", List.of()))
                .put("/v1/artisans/" + id)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("skills", hasSize(0));
    }

    @Test
    void refusesAChangeByAnybodyElse() {
        UUID id = artisan();

        update(asArtisan(artisan()), id, "\"0\"").statusCode(403);
        update(as(DemoUser.ADA), id, "\"0\"").statusCode(403);
        update(guest(), id, "\"0\"").statusCode(401);
        add(as(DemoUser.MAYA), PROFILE).statusCode(403);
    }

    @Test
    void refusesAChangeOfAVersionThatIsNotTheCurrentOne() {
        UUID id = artisan();

        as(DemoUser.SAM)
                .contentType(ContentType.JSON)
                .body(PROFILE)
                .put("/v1/artisans/" + id)
                .then()
                .statusCode(428);
        update(as(DemoUser.SAM), id, "\"7\"").statusCode(412);
        update(as(DemoUser.SAM), id, "nonsense").statusCode(412);
        update(as(DemoUser.SAM), UUID.randomUUID(), "\"0\"").statusCode(404);
    }

    @Test
    void answersUnchangedUntilItChanges() {
        UUID id = artisan();
        guest().header("If-None-Match", "\"0\"")
                .get("/v1/artisans/" + id)
                .then()
                .statusCode(304);

        update(as(DemoUser.SAM), id, "\"0\"").statusCode(200);

        guest().header("If-None-Match", "\"0\"")
                .get("/v1/artisans/" + id)
                .then()
                .statusCode(200);
    }

    @Test
    void givesAllArtisansPageByPage() {
        List<String> added =
                List.of(artisan().toString(), artisan().toString(), artisan().toString());
        List<String> seen = new ArrayList<>();

        String next = page(seen, null);
        while (next != null) {
            next = page(seen, next);
        }

        assertThat(seen).containsAll(added).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void refusesACursorThatNoPageGaveAndALimitBeyondTheLargest() {
        guest().get("/v1/artisans?cursor=nonsense").then().statusCode(400);
        guest().get("/v1/artisans?limit=101").then().statusCode(422);
        guest().get("/v1/artisans?limit=0").then().statusCode(422);
    }

    private static @Nullable String page(List<String> seen, @Nullable String cursor) {
        var page = guest().queryParam("limit", 2)
                .queryParams(cursor == null ? Map.of() : Map.of("cursor", cursor))
                .get("/v1/artisans")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        seen.addAll(page.getList("items.id"));
        return page.getString("nextCursor");
    }

    private static @Nullable String userSeenBy(RequestSpecification caller, UUID artisan) {
        return caller.get("/v1/artisans/" + artisan)
                .then()
                .statusCode(200)
                .extract()
                .path("userId");
    }

    private static ValidatableResponse add(RequestSpecification caller, Map<String, Object> artisan) {
        return caller.contentType(ContentType.JSON)
                .body(artisan)
                .post("/v1/artisans")
                .then();
    }

    private static ValidatableResponse update(RequestSpecification caller, UUID artisan, String ifMatch) {
        return caller.header("If-Match", ifMatch)
                .contentType(ContentType.JSON)
                .body(PROFILE)
                .put("/v1/artisans/" + artisan)
                .then();
    }
}
