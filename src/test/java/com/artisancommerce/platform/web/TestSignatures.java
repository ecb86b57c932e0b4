package com.artisancommerce.platform.web;

import java.util.Optional;

/** Signatures without a running service. */
public final class TestSignatures {

    private TestSignatures() {}

    public static Signatures with(String secret) {
        return new Signatures(Optional.of(secret));
    }
}
