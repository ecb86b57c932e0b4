package com.artisancommerce.flow;

import static com.artisancommerce.front.Callers.as;
import static com.artisancommerce.front.Callers.guest;
import static com.artisancommerce.front.Callers.guestOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.artisancommerce.front.Workshop;
import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class GuestOrderTest {

    private Workshop workshop;

    @BeforeEach
    void openWorkshop() {
        workshop = Workshop.open(480, 240, 30);
    }

    @Test
    void opensToWhoeverHoldsItsTokenAndToNobodyElse() {
        Response answer = checkOut(UUID.randomUUID().toString());
        String checkout = answer.path("id");
        String token = answer.path("orderToken");
        String order = Workshop.confirm(checkout).statusCode(201).extract().path("id");

        withToken(token).get("/v1/checkouts/" + checkout).then().statusCode(200).body("orderToken", nullValue());
        withToken(token).get("/v1/orders/" + order).then().statusCode(200).body("state", equalTo("placed"));
        withToken(token).get("/v1/orders/" + order + "/timeline").then().statusCode(200);

        guest().get("/v1/orders/" + order).then().statusCode(404);
        withToken(token + "x").get("/v1/orders/" + order).then().statusCode(404);
        as(DemoUser.ADA).get("/v1/orders/" + order).then().statusCode(404);
        guestOf(DemoUser.Shops.OTHER)
                .header("X-Order-Token", token)
                .get("/v1/orders/" + order)
                .then()
                .statusCode(404);
        as(DemoUser.SAM).get("/v1/orders/" + order).then().statusCode(200);
    }

    @Test
    void doesNotOpenASignedInCustomersOrder() {
        String token = checkOut(UUID.randomUUID().toString()).path("orderToken");
        String adas = workshop.order(DemoUser.ADA);

        withToken(token).get("/v1/orders/" + adas).then().statusCode(404);
        as(DemoUser.BEN).get("/v1/orders/" + adas).then().statusCode(404);
    }

    @Test
    void givesTheSameTokenWhenTheRequestIsRepeated() {
        String key = UUID.randomUUID().toString();
        Response first = checkOut(key);
        Response again = checkOut(key);

        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.<String>path("id")).isEqualTo(first.path("id"));
        assertThat(again.<String>path("orderToken")).isEqualTo(first.path("orderToken"));
    }

    private Response checkOut(String key) {
        Response answer = guest().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .header("Prefer", "wait=10")
                .body(Workshop.checkoutOf(workshop.product()))
                .post("/v1/checkouts");
        answer.then().statusCode(201).body("status", equalTo("reserved"));
        return answer;
    }

    private static RequestSpecification withToken(String token) {
        return guest().header("X-Order-Token", token);
    }
}
