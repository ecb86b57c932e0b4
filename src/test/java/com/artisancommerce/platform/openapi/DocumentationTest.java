package com.artisancommerce.platform.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.platform.web.ProblemType;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class DocumentationTest {

    @Test
    void servesTheDocumentAsYamlUnlessAskedForJson() {
        given().get("/openapi").then().contentType("application/yaml").body(startsWith("openapi: 3.1"));
        given().accept("application/json").get("/openapi").then().body("openapi", equalTo("3.1.0"));
        given().accept("text/html, application/json;q=0.9, */*;q=0.8")
                .get("/openapi")
                .then()
                .body("openapi", equalTo("3.1.0"));
        given().accept("application/json")
                .get("/openapi?format=yaml")
                .then()
                .statusCode(200)
                .contentType("application/yaml");
    }

    @Test
    void doesNotSendTheDocumentAgainToThoseWhoHaveIt() {
        String etag = given().get("/openapi?format=json").header("ETag");
        given().header("If-None-Match", etag)
                .get("/openapi?format=json")
                .then()
                .statusCode(304)
                .body(equalTo(""));
        given().header("If-None-Match", etag).get("/openapi?format=yaml").then().statusCode(200);
    }

    @Test
    void showsTheOperationsOnAPageThatLoadsNothingFromElsewhere() {
        String page = given().get("/docs")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .extract()
                .asString();
        assertThat(page).contains("/openapi?format=json").doesNotContain("https://", "http://");
    }

    @Test
    void explainsEveryProblemType() {
        for (ProblemType type : ProblemType.values()) {
            given().get("/problems/" + type.slug())
                    .then()
                    .statusCode(200)
                    .contentType("text/html")
                    .body(containsString(type.advice()));
        }
    }

    @Test
    void knowsNoOtherProblemType() {
        given().get("/problems/bad-weather")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/not-found"));
    }
}
