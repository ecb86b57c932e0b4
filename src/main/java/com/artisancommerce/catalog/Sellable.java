package com.artisancommerce.catalog;

import com.artisancommerce.platform.Money;
import com.artisancommerce.platform.web.ProblemType;
import java.util.HashSet;
import java.util.Set;

/** The rules that what is said of a product must meet before anybody can order it. Each refusal is 422 and points to the value. */
final class Sellable {

    private Sellable() {}

    /** @param currency the shop's */
    static void require(ProductDetails details, String currency) {
        requirePrice(details.price(), currency);
        requireOptions(details);
        if (details.mostMinutes() > Production.MAX_LINE_MINUTES) {
            throw ProblemType.INVALID_REQUEST
                    .because(
                            "The largest order line would take %d minutes of work; at most %d can be taken in.",
                            details.mostMinutes(), Production.MAX_LINE_MINUTES)
                    .at("/maxQuantity", "is too large for minutesPerUnit");
        }
    }

    private static void requirePrice(Money price, String currency) {
        if (!price.currency().equals(currency)) {
            throw ProblemType.INVALID_REQUEST
                    .because("This shop sells in %s.", currency)
                    .at("/price/currency", "must be " + currency);
        }
        if (price.amount() <= 0) {
            throw ProblemType.INVALID_REQUEST
                    .because("A product has a price.")
                    .at("/price/amount", "must be greater than 0");
        }
    }

    private static void requireOptions(ProductDetails details) {
        Set<String> codes = new HashSet<>();
        for (ProductOption option : details.options()) {
            if (!codes.add(option.code())) {
                throw ProblemType.INVALID_REQUEST
                        .because("Two options have the code '%s'.", option.code())
                        .at("/options/" + codes.size() + "/code", "is taken by another option");
            }
        }
        if (details.lowestPrice() <= 0) {
            throw ProblemType.INVALID_REQUEST
                    .because("With every option that makes it cheaper the product would cost nothing.")
                    .at("/options", "take more off than the price");
        }
    }
}
