package com.artisancommerce.catalog;

import com.artisancommerce.platform.Money;
import java.util.List;

/** What a wish comes to at this moment: an offer, so many pieces, and the options chosen of it. */
public record Selection(Offer offer, int quantity, List<ProductOption> options) {
    public Selection {
        options = List.copyOf(options);
    }

    /** The price of a piece with all that was chosen. */
    public Money unitPrice() {
        long extra = options.stream().mapToLong(ProductOption::priceDelta).sum();
        return offer.unitPrice().plus(new Money(extra, offer.unitPrice().currency()));
    }
}
