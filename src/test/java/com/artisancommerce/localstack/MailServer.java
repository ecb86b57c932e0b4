package com.artisancommerce.localstack;

import java.util.List;
import java.util.function.Consumer;

/** An SMTP server that delivers to nobody and remembers what it was given. */
public interface MailServer extends LocalServer {
    /** What came in since the start of the stack, oldest first. */
    List<Mail> received();

    /** Tells the listener of every mail from now on. */
    void onMail(Consumer<Mail> listener);
}
