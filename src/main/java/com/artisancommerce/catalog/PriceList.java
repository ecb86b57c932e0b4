package com.artisancommerce.catalog;

import com.artisancommerce.platform.web.ProblemType;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The offers that the lines of one request ask for, and the rules by which a line may take one. */
public record PriceList(Map<ProductId, Offer> offers) {

    public PriceList {
        offers = Map.copyOf(offers);
    }

    public static PriceList of(List<Offer> found) {
        return new PriceList(found.stream().collect(Collectors.toMap(Offer::productId, offer -> offer)));
    }

    /**
     * The offer for so many of a product.
     *
     * @param line counts from 0, for the pointer to what is wrong
     * @throws com.artisancommerce.platform.web.ProblemException 422 when it is not for sale, or not in that number
     */
    public Offer line(int line, ProductId product, int quantity) {
        Offer offer = offers.get(product);
        if (offer == null) {
            throw ProblemType.NOT_FOR_SALE
                    .because("Product %s is not for sale in this shop. Take it out.", product)
                    .at("/lines/" + line + "/productId", "not for sale");
        }
        if (quantity > offer.maxQuantity()) {
            throw ProblemType.INVALID_REQUEST
                    .because("At most %d of %s in one line.", offer.maxQuantity(), offer.name())
                    .at("/lines/" + line + "/quantity", "must be at most " + offer.maxQuantity());
        }
        return offer;
    }
}
