package com.artisancommerce.platform.tenancy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.front.Callers;
import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.LocalStack;
import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.localstack.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The issuer is asked for its keys when the service starts, and when a token names a key that it did not have. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class IssuerAwayTest {

    private static final Duration QUICKLY = Duration.ofSeconds(3);

    private final Tokens tokens = LocalStack.shared().tokens();

    @BeforeEach
    void signIn() {
        Callers.as(DemoUser.ADA).get("/v1/orders").then().statusCode(200);
    }

    @AfterEach
    void comeBack() {
        LocalStack.shared().thaw("Issuer");
        LocalStack.shared().start("Issuer");
    }

    @Test
    void keepsNobodyOutWhoseKeyIsKnown() {
        LocalStack.shared().stop("Issuer");
        assertThat(orders(tokens.of(DemoUser.ADA)).statusCode()).isEqualTo(200);
        assertThat(orders(tokens.expired(DemoUser.ADA)).statusCode()).isEqualTo(401);
    }

    @Test
    void refusesATokenOfAnUnknownKeyQuickly() {
        refuses(tokens.ofUnknownKey(DemoUser.ADA));
    }

    @Test
    void refusesATokenOfAnUnknownKeyQuicklyWhileItIsAway() {
        LocalStack.shared().stop("Issuer");
        refuses(tokens.ofUnknownKey(DemoUser.ADA));
    }

    @Test
    void refusesATokenOfAnUnknownKeyQuicklyWhileItHangs() {
        LocalStack.shared().freeze("Issuer");
        refuses(tokens.ofUnknownKey(DemoUser.ADA));
    }

    private static void refuses(String token) {
        for (int i = 0; i < 3; i++) {
            Response refused = orders(token);
            assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(401);
            assertThat(refused.contentType()).startsWith("application/problem+json");
            assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer");
            assertThat(Duration.ofMillis(refused.time())).isLessThan(QUICKLY);
        }
    }

    private static Response orders(String token) {
        return given().header("Authorization", "Bearer " + token).get("/v1/orders");
    }
}
