package com.artisancommerce.platform.streams;

import java.util.UUID;

/**
 * Names one stream of a shop: {@code order} and the order's id.
 *
 * @param kind a word of the area whose stream it is
 */
public record StreamName(String kind, UUID id) {}
