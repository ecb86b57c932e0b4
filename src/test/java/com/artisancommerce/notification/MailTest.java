package com.artisancommerce.notification;

import static com.artisancommerce.platform.Reactive.result;
import static com.artisancommerce.platform.Tenants.WOOL;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.artisancommerce.localstack.LocalStack;
import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.platform.Ids;
import com.artisancommerce.platform.Money;
import com.artisancommerce.platform.outbox.Outbox;
import com.artisancommerce.platform.outbox.OutboxMessage;
import com.artisancommerce.platform.outbox.TopicReader;
import com.artisancommerce.platform.sql.Sql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** From the outbox over Kafka to the mail server of the local stack. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class MailTest {

    private final UUID order = Ids.next();
    private final String customer = "c-" + order + "@example.test";

    @Inject
    Sql sql;

    @Inject
    Outbox outbox;

    @Test
    void aConfirmedOrderIsToldInWords() {
        append(confirmation(customer));
        await().atMost(30, SECONDS).until(() -> mails().size() == 1);
        com.artisancommerce.localstack.Mail mail = mails().getFirst();
        assertThat(mail.subject()).isEqualTo("Your order WW-1042 is confirmed");
        assertThat(mail.from()).contains("orders@artisan-commerce.example");
        String body = mail.body().replace("=\r\n", "").replace("=\n", "");
        assertThat(body)
                .contains("Hello Ada <3,")
                .contains("2 x Cabled scarf")
                .contains("Total: $84.50")
                .contains("We promise it by Wednesday, December 2, 2026.")
                .contains("https://shop.example.test/orders/" + order)
                .contains("Hello Ada &lt;3,");
    }

    @Test
    void anEventThatComesTwiceIsOneMail() {
        OutboxMessage event = confirmation(customer);
        append(event, event, event);
        append(confirmation("after-" + customer));
        await().atMost(30, SECONDS).until(() -> !mailsTo("after-" + customer).isEmpty());
        assertThat(mails()).hasSize(1);
    }

    @Test
    void whatCannotBeSentGoesToTheDeadLetterTopicAndHoldsNothingUp() {
        append(
                new OutboxMessage(
                        Ids.next(),
                        WOOL,
                        Mail.TOPIC,
                        order.toString(),
                        Mail.TYPE,
                        "{\"kind\":\"ransom-" + order + "\"}"),
                new OutboxMessage(Ids.next(), WOOL, Mail.TOPIC, order.toString(), Mail.TYPE, "no JSON " + order),
                confirmation("not an address " + order),
                confirmation(customer));
        await().atMost(40, SECONDS).until(() -> mails().size() == 1);
        List<String> dead = TopicReader.read(Mail.TOPIC + ".dead-letter", 3, Duration.ofSeconds(20)).stream()
                .map(record -> record.value())
                .filter(value -> value.contains(order.toString()))
                .toList();
        assertThat(dead).hasSize(3);
        assertThat(dead.get(0)).contains("No letter of kind 'ransom-" + order);
        assertThat(dead.get(1)).contains("Not a mail: notifications/");
    }

    @Test
    void whileTheMailServerIsAwayMailsWait() {
        LocalStack.shared().stop("Mail");
        try {
            append(confirmation(customer));
            await().during(Duration.ofSeconds(2)).atMost(4, SECONDS).until(() -> mails().isEmpty());
        } finally {
            LocalStack.shared().start("Mail");
        }
        await().atMost(30, SECONDS).until(() -> mails().size() == 1);
    }

    private OutboxMessage confirmation(String to) {
        OrderConfirmed confirmed = new OrderConfirmed(
                order,
                "WW-1042",
                "Ada <3",
                new Money(8450, "USD"),
                LocalDate.of(2026, 12, 2),
                List.of(new OrderConfirmed.Line("Cabled scarf", 2)),
                "https://shop.example.test/orders/" + order);
        return outbox.message(
                WOOL, Mail.TOPIC, order.toString(), Mail.TYPE, Mail.orderConfirmed(to, "en-US", confirmed));
    }

    private void append(OutboxMessage... events) {
        result(() -> sql.inTransaction(WOOL, tx -> outbox.append(tx, List.of(events))));
    }

    private List<com.artisancommerce.localstack.Mail> mails() {
        return mailsTo(customer);
    }

    private static List<com.artisancommerce.localstack.Mail> mailsTo(String address) {
        return LocalStack.shared().mails().stream()
                .filter(mail -> mail.to().equals(address))
                .toList();
    }
}
