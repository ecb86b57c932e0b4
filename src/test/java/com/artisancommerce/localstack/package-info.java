/**
 * The servers the service needs, real and embedded: PostgreSQL, Kafka, Redis, an OIDC issuer and a mailbox. Tests start them on random
 * ports in a fresh directory; {@code ./artisan run} starts the same ones under {@code .local/} and keeps their data. Nothing of this
 * package reaches the packaged service.
 */
@NullMarked
package com.artisancommerce.localstack;

import org.jspecify.annotations.NullMarked;
