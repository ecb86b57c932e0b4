package com.artisancommerce.localstack;

/** Kafka; a topic that is first used comes into being with {@link #PARTITIONS} partitions. */
public interface Broker extends LocalServer {
    int PARTITIONS = 12;

    default String bootstrapServers() {
        return "127.0.0.1:" + port();
    }
}
