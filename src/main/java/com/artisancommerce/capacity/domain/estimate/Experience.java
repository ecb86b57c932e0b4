package com.artisancommerce.capacity.domain.estimate;

import com.artisancommerce.catalog.ProductId;
import java.util.Map;

/**
 * What is known of an artisan's work when somebody asks for hours: the pace, and the bias of the products asked for.
 *
 * @param products only those that were asked for and have been made before
 */
public record Experience(Pace pace, Map<ProductId, ProductBias> products) {
    /** Of an artisan who has finished nothing yet. */
    public static final Experience NONE = new Experience(PaceModel.UNKNOWN.pace(), Map.of());

    public Experience {
        products = Map.copyOf(products);
    }

    /** The minutes to expect of work planned so, before the artisan's pace. */
    public long expected(ProductId product, long planned) {
        return products.getOrDefault(product, ProductBias.UNKNOWN).expected(planned);
    }
}
