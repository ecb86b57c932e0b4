package com.artisancommerce.notification.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.artisancommerce.platform.web.Outages;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.mail.SMTPException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A mail server that answers by the book: each attempt takes the next reply. */
class PostOfficeTest {

    private final Deque<Integer> replies = new ArrayDeque<>();
    private final PostOffice postOffice = new PostOffice(server());

    @Test
    void aServerThatSaysLaterIsAskedAgain() {
        replies.addAll(List.of(451, 250));
        handOver();
        assertThat(replies).isEmpty();
    }

    @Test
    void aServerThatSaysNeverIsBelievedAndIsNoOutage() {
        replies.addAll(List.of(550, 250));
        assertThatThrownBy(this::handOver)
                .isInstanceOf(PostOffice.Refused.class)
                .hasMessageContaining("connection closed for spammers")
                .satisfies(refused -> assertThat(Outages.isOutage(refused)).isFalse());
        assertThat(replies).containsExactly(250);
    }

    private void handOver() {
        postOffice.handOver(new Mail().addTo("ada@example.test")).await().atMost(Duration.ofSeconds(10));
    }

    private ReactiveMailer server() {
        return mails -> {
            int code = replies.remove();
            return code == 250
                    ? Uni.createFrom().voidItem()
                    : Uni.createFrom()
                            .failure(new SMTPException(
                                    "connection closed for spammers", code, List.of(code + " closed"), code >= 500));
        };
    }
}
