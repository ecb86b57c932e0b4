package com.artisancommerce.catalog;

import com.artisancommerce.platform.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a shop says of a product and asks for it. */
public record ProductDetails(
        String name, @Nullable String description, Money price, Production production, List<ProductOption> options) {
    public ProductDetails {
        options = List.copyOf(options);
    }

    /** The work of the largest order line, with every option. */
    long mostMinutes() {
        return production.mostMinutes()
                + options.stream().mapToLong(ProductOption::minutes).sum();
    }

    /** The price of a piece with every option that makes it cheaper, in minor units. */
    long lowestPrice() {
        return price.amount()
                + options.stream()
                        .mapToLong(option -> Math.min(0, option.priceDelta()))
                        .sum();
    }
}
