package com.artisancommerce.catalog;

import com.artisancommerce.platform.Money;
import org.jspecify.annotations.Nullable;

/** What a shop says of a product and asks for it. */
public record ProductDetails(String name, @Nullable String description, Money price, Production production) {}
