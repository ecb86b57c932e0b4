package com.artisancommerce.catalog;

import java.util.List;

/**
 * So many of a product, as somebody asks for them.
 *
 * @param options the codes of those that are chosen
 */
public record Wish(ProductId product, int quantity, List<String> options) {
    public Wish {
        options = List.copyOf(options);
    }
}
