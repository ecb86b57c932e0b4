package com.artisancommerce.catalog;

/** A product before and after it was edited. */
public record ProductEdit(Product before, Product after) {

    /** Whether customers see that something has changed. */
    boolean isPublic() {
        return before.version() != after.version() && (before.published() || after.published());
    }
}
