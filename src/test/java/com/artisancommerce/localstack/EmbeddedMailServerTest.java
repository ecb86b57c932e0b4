package com.artisancommerce.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmbeddedMailServerTest {
    @Test
    void remembersMailOverARestart() {
        EmbeddedMailServer server = new EmbeddedMailServer(Ports.free());
        List<String> heard = new ArrayList<>();
        server.onMail(mail -> heard.add(mail.subject()));
        server.start();
        try {
            send(server.port(), "First");
            server.stop();
            server.start();
            send(server.port(), "Second");
        } finally {
            server.stop();
        }
        assertThat(server.received()).extracting(Mail::subject).containsExactly("First", "Second");
        assertThat(server.received().getFirst())
                .isEqualTo(new Mail("ada@example.test", "shop@example.test", "First", "Hello"));
        assertThat(heard).containsExactly("First", "Second");
    }

    private static void send(int port, String subject) {
        ServerSetup server = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        GreenMailUtil.sendTextEmail("ada@example.test", "shop@example.test", subject, "Hello", server);
    }
}
