package com.artisancommerce.notification.messaging;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.mail.SMTPException;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Hands mails over to the SMTP server.
 *
 * <p>A server that cannot be reached fails with its own I/O error, which the consumer waits out. A server that says "later" (4xx) is asked
 * again a few times: it may mean this one mailbox, and the mails behind it must not wait for ever. A server that says "never" (5xx) is
 * believed.
 */
@Singleton
class PostOffice {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /** Stays under idle_in_transaction_session_timeout, for the inbox waits in its transaction for the server's word. */
    private static final Duration ALTOGETHER = Duration.ofSeconds(20);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);
    private static final int REPEATS = 4;

    private final ReactiveMailer mailer;

    PostOffice(ReactiveMailer mailer) {
        this.mailer = mailer;
    }

    Uni<Void> handOver(Mail mail) {
        return Uni.createFrom()
                .deferred(() -> mailer.send(mail))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure(PostOffice::saysLater)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .atMost(REPEATS)
                .ifNoItem()
                .after(ALTOGETHER)
                .fail()
                .onFailure(e -> answer(e) != null)
                .transform(Refused::new);
    }

    private static boolean saysLater(Throwable e) {
        SMTPException answer = answer(e);
        return answer != null && answer.isTransient();
    }

    private static @Nullable SMTPException answer(@Nullable Throwable e) {
        return switch (e) {
            case null -> null;
            case SMTPException smtp -> smtp;
            default -> answer(e.getCause());
        };
    }

    /** The server's last word. It carries no cause, so that nobody takes the wording of a reply for an outage. */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Refused(Throwable reply) {
            super("The mail server refused the mail: " + reply.getMessage());
        }
    }
}
