package com.artisancommerce.platform.streams;

import org.jspecify.annotations.Nullable;

/**
 * One event for one client.
 *
 * @param name {@code state}, {@code timeline}, {@code reset}
 * @param id what the client sends back as {@code Last-Event-ID}; null leaves the one before in force
 * @param data written as JSON
 */
public record StreamEvent(String name, @Nullable String id, Object data) {}
