package com.artisancommerce.localstack;

/** An OpenID Connect issuer that knows the demo users. */
public interface Issuer extends LocalServer {
    /** The issuer as it stands in tokens; discovery is below it. */
    String url();

    /** Tokens without asking the server, the spoiled kinds included. */
    Tokens tokens();
}
