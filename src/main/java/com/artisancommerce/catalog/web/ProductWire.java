package com.artisancommerce.catalog.web;

import com.artisancommerce.api.MoneyJson;
import com.artisancommerce.api.NewProductJson;
import com.artisancommerce.api.ProductJson;
import com.artisancommerce.api.ProductOptionJson;
import com.artisancommerce.api.ProductPageJson;
import com.artisancommerce.api.ProductUpdateJson;
import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.catalog.NewProduct;
import com.artisancommerce.catalog.Product;
import com.artisancommerce.catalog.ProductDetails;
import com.artisancommerce.catalog.ProductOption;
import com.artisancommerce.catalog.Production;
import com.artisancommerce.platform.Money;
import com.artisancommerce.platform.web.Cursors;
import com.artisancommerce.platform.web.ProblemType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Products between the wire and the domain. */
final class ProductWire {

    private ProductWire() {}

    static NewProduct newProduct(NewProductJson json) {
        var production =
                new Production(json.setupMinutes(), json.minutesPerUnit(), json.passiveMinutes(), json.maxQuantity());
        var details = new ProductDetails(
                json.name(), json.description(), money(json.price()), production, options(json.options()));
        return new NewProduct(json.id(), new ArtisanId(json.artisanId()), details);
    }

    static ProductDetails details(ProductUpdateJson json) {
        var production =
                new Production(json.setupMinutes(), json.minutesPerUnit(), json.passiveMinutes(), json.maxQuantity());
        return new ProductDetails(
                json.name(), json.description(), money(json.price()), production, options(json.options()));
    }

    static ProductJson json(Product product) {
        ProductDetails details = product.details();
        Production production = details.production();
        return new ProductJson(
                product.id().value(),
                product.artisan().value(),
                details.name(),
                details.description(),
                new MoneyJson(details.price().amount(), details.price().currency()),
                production.setupMinutes(),
                production.minutesPerUnit(),
                production.passiveMinutes(),
                production.maxQuantity(),
                details.options().stream().map(ProductWire::option).toList(),
                product.published());
    }

    static ProductPageJson json(Cursors.Page<Product> page) {
        return new ProductPageJson(page.items().stream().map(ProductWire::json).toList(), page.nextCursor());
    }

    private static List<ProductOption> options(@Nullable List<ProductOptionJson> json) {
        return json == null
                ? List.of()
                : json.stream()
                        .map(o -> new ProductOption(o.code(), o.name(), o.minutes(), o.priceDelta()))
                        .toList();
    }

    private static ProductOptionJson option(ProductOption option) {
        return new ProductOptionJson(option.code(), option.name(), option.minutes(), option.priceDelta());
    }

    private static Money money(MoneyJson json) {
        try {
            return new Money(json.amount(), json.currency());
        } catch (IllegalArgumentException unknownCurrency) {
            throw ProblemType.INVALID_REQUEST
                    .because("%s is no currency of ISO 4217.", json.currency())
                    .at("/price/currency", "is no currency of ISO 4217");
        }
    }
}
