package com.artisancommerce.catalog;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.platform.Money;
import java.util.List;
import java.util.Optional;

/**
 * A published product as a checkout sees it: price and effort at this moment.
 *
 * @param setupMinutes work once per order line
 * @param minutesPerUnit work for each piece
 * @param passiveMinutes time that passes by itself after the work
 * @param maxQuantity pieces in one order line at most
 */
public record Offer(
        ProductId productId,
        ArtisanId artisanId,
        String name,
        Money unitPrice,
        int setupMinutes,
        int minutesPerUnit,
        int passiveMinutes,
        int maxQuantity,
        List<ProductOption> options) {
    public Offer {
        options = List.copyOf(options);
    }

    Optional<ProductOption> option(String code) {
        return options.stream().filter(option -> option.code().equals(code)).findFirst();
    }
}
