package com.artisancommerce.promise;

import static com.artisancommerce.front.Callers.as;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import com.artisancommerce.front.Workshop;
import com.artisancommerce.localstack.DemoUser;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.function.Predicate;

/** An order of one piece of eight hours, at a workshop that may fall behind. */
record LateWork(Workshop workshop, String order) {

    static LateWork ordered() {
        return orderedBy(DemoUser.ADA);
    }

    static LateWork orderedBy(DemoUser customer) {
        Workshop workshop = Workshop.open(480, 480, 180);
        return new LateWork(workshop, workshop.order(customer));
    }

    /** From now on the artisan works so many minutes on each day. */
    LateWork worksOnly(int minutesPerDay) {
        String tag = as(DemoUser.SAM)
                .get("/v1/artisans/" + workshop.artisan() + "/hours")
                .header("ETag");
        Workshop.setHours(workshop.artisan(), minutesPerDay, 180, tag).then().statusCode(200);
        return this;
    }

    /** The piece was started, and something for it is missing: nobody can say until when. */
    LateWork lacks(String what) {
        as(DemoUser.SAM)
                .contentType(ContentType.JSON)
                .body(Map.of("reason", what))
                .post("/v1/artisans/" + workshop.artisan() + "/queue/entries/" + entry() + "/block")
                .then()
                .statusCode(200);
        return this;
    }

    /** The artisan will not make the piece. */
    LateWork isCalledOff(String why) {
        as(DemoUser.SAM)
                .contentType(ContentType.JSON)
                .body(Map.of("reason", why))
                .post("/v1/artisans/" + workshop.artisan() + "/queue/entries/" + entry() + "/cancellation")
                .then()
                .statusCode(200);
        return this;
    }

    JsonPath read(RequestSpecification caller) {
        return caller.get("/v1/orders/" + order).jsonPath();
    }

    JsonPath promises() {
        return as(DemoUser.ADA).get("/v1/orders/" + order + "/promises").jsonPath();
    }

    String entry() {
        return read(as(DemoUser.SAM)).getString("entries[0].entryId");
    }

    /** The notice that waits for an answer, once there is one that differs from the one given. */
    String noticeAfter(String earlier) {
        JsonPath order = orderWhere(found -> found.get("entries[0].promise.notice") != null
                && !earlier.equals(found.getString("entries[0].promise.notice.id")));
        return order.getString("entries[0].promise.notice.id");
    }

    JsonPath orderWhere(Predicate<JsonPath> condition) {
        return await().atMost(20, SECONDS).until(() -> read(as(DemoUser.SAM)), condition);
    }
}
