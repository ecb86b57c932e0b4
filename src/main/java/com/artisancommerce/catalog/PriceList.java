package com.artisancommerce.catalog;

import com.artisancommerce.platform.web.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
     * What the wish of a line comes to.
     *
     * @param line counts from 0, for the pointer to what is wrong
     * @throws com.artisancommerce.platform.web.ProblemException 422 when it is not for sale, or not in this way
     */
    public Selection line(int line, Wish wish) {
        return select("/lines/" + line, wish);
    }

    /** @param pointer where the wish stands in the request, for the pointer to what is wrong */
    public Selection select(String pointer, Wish wish) {
        Offer offer = offers.get(wish.product());
        if (offer == null) {
            throw ProblemType.NOT_FOR_SALE
                    .because("Product %s is not for sale in this shop. Take it out.", wish.product())
                    .at(pointer + "/productId", "not for sale");
        }
        if (wish.quantity() > offer.maxQuantity()) {
            throw ProblemType.INVALID_REQUEST
                    .because("At most %d of %s in one line.", offer.maxQuantity(), offer.name())
                    .at(pointer + "/quantity", "must be at most " + offer.maxQuantity());
        }
        return new Selection(offer, wish.quantity(), options(pointer, offer, wish.options()));
    }

    /** The same long after the request; empty when it is not for sale any more, or not in this way. */
    public Optional<Selection> find(Wish wish) {
        return Optional.ofNullable(offers.get(wish.product()))
                .filter(offer -> wish.quantity() <= offer.maxQuantity())
                .map(offer -> new Selection(offer, wish.quantity(), known(offer, wish.options())))
                .filter(chosen -> chosen.options().size() == wish.options().size());
    }

    private static List<ProductOption> known(Offer offer, List<String> codes) {
        return codes.stream().flatMap(code -> offer.option(code).stream()).toList();
    }

    private static List<ProductOption> options(String pointer, Offer offer, List<String> codes) {
        List<ProductOption> chosen = new ArrayList<>(codes.size());
        for (String code : codes) {
            String place = pointer + "/options/" + chosen.size();
            ProductOption option = offer.option(code)
                    .orElseThrow(() -> ProblemType.INVALID_REQUEST
                            .because("%s has no option '%s'.", offer.name(), code)
                            .at(place, "is no option of this product"));
            if (chosen.contains(option)) {
                throw ProblemType.INVALID_REQUEST
                        .because("Option '%s' of %s is chosen twice.", code, offer.name())
                        .at(place, "is chosen already");
            }
            chosen.add(option);
        }
        return chosen;
    }
}
