package com.artisancommerce.localstack;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** GreenMail's SMTP server; what it receives stays in memory, the newest {@link #KEPT}. */
final class EmbeddedMailServer implements MailServer {
    private static final int KEPT = 5_000;

    private final int port;
    private final Deque<Mail> received = new ArrayDeque<>();
    private final List<Consumer<Mail>> listeners = new CopyOnWriteArrayList<>();
    private @Nullable GreenMail server;

    EmbeddedMailServer(int port) {
        this.port = port;
    }

    @Override
    public String name() {
        return "Mail";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public List<Mail> received() {
        synchronized (received) {
            return List.copyOf(received);
        }
    }

    @Override
    public void onMail(Consumer<Mail> listener) {
        listeners.add(listener);
    }

    @Override
    public synchronized void start() {
        if (server != null) {
            return;
        }
        GreenMail started = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP))
                .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        UserManager users = started.getUserManager();
        users.setMessageDeliveryHandler((message, recipient) -> {
            remember(recipient.getEmail(), message.getMessage());
            return mailbox(users, recipient.getEmail());
        });
        started.start();
        server = started;
    }

    @Override
    public synchronized void stop() {
        if (server != null) {
            server.stop();
            server = null;
        }
    }

    private static GreenMailUser mailbox(UserManager users, String email) throws UserException {
        GreenMailUser user = users.getUserByEmail(email);
        return user == null ? users.createUser(email, email, email) : user;
    }

    private void remember(String recipient, MimeMessage message) throws MessagingException {
        String from = Objects.requireNonNullElse(message.getHeader("From", ","), "");
        String subject = Objects.requireNonNullElse(message.getSubject(), "");
        Mail mail = new Mail(recipient, from, subject, GreenMailUtil.getBody(message));
        synchronized (received) {
            received.addLast(mail);
            if (received.size() > KEPT) {
                received.removeFirst();
            }
        }
        listeners.forEach(listener -> listener.accept(mail));
    }
}
