package com.artisancommerce.promise;

import java.util.UUID;

/** Something happened to the promise of an entry of this order. */
public record PromiseNews(UUID order, PromiseEvent event) {}
