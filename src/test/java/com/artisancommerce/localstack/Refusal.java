package com.artisancommerce.localstack;

/** What was asked cannot be; the message is for the person who asked and needs no stack trace. */
class Refusal extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    Refusal(String message) {
        super(message);
    }
}
