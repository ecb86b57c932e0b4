package com.artisancommerce.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.front.MovableClock;
import com.artisancommerce.front.OrderStream;
import com.artisancommerce.front.Workshop;
import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nobody does anything, the clock moves on, and open streams say what is true now. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class TimeActsByItselfTest {

    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

    @TestHTTPResource("/")
    URI front;

    @Inject
    MovableClock clock;

    @AfterEach
    void putTheClockBack() {
        clock.back();
    }

    @Test
    void midnightMovesTheDatesOfWorkThatWasNotDone() {
        Workshop workshop = Workshop.open(480, 240, 30);
        String order = workshop.order(DemoUser.ADA);

        try (OrderStream ada = OrderStream.follow(front, DemoUser.ADA, order)) {
            LocalDate today = LocalDate.parse(ada.nextState().getString("entries[0].ready.p50"));
            clock.passUntil(today.plusDays(1).atStartOfDay(VIENNA).toInstant());

            assertThat(ada.stateWhere("entries[0].ready.p50", today.plusDays(1).toString())
                            .getInt("entries[0].position"))
                    .isEqualTo(1);
        }
    }

    @Test
    void aHoldThatRunsOutLetsThoseBehindItMoveUp() {
        Workshop workshop = Workshop.open(480, 240, 30);
        workshop.checkOut(DemoUser.BEN).statusCode(201);
        String order = workshop.order(DemoUser.ADA);

        try (OrderStream ada = OrderStream.follow(front, DemoUser.ADA, order)) {
            assertThat(ada.nextState().getInt("entries[0].position")).isEqualTo(2);
            clock.pass(Duration.ofMinutes(11));

            ada.stateWhere("entries[0].position", 1);
        }
    }
}
