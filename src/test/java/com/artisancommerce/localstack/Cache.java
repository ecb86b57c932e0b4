package com.artisancommerce.localstack;

/** Redis. */
public interface Cache extends LocalServer, Freezable {
    default String url() {
        return "redis://127.0.0.1:" + port();
    }
}
