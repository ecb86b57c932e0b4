package com.artisancommerce.order;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.EntryState;
import com.artisancommerce.catalog.ProductId;
import com.artisancommerce.catalog.ProductOption;
import java.time.LocalDate;
import java.util.List;

/** One line of an order, and the entry of the artisan's queue that it is. */
public record OrderEntry(
        EntryId entry,
        int lineNumber,
        ArtisanId artisan,
        ProductId product,
        String productName,
        int quantity,
        long unitPrice,
        EntryState state,
        LocalDate promisedBy,
        List<ProductOption> options) {
    public OrderEntry {
        options = List.copyOf(options);
    }

    OrderEntry promised(LocalDate date) {
        return new OrderEntry(
                entry, lineNumber, artisan, product, productName, quantity, unitPrice, state, date, options);
    }

    OrderEntry in(EntryState next) {
        return new OrderEntry(
                entry, lineNumber, artisan, product, productName, quantity, unitPrice, next, promisedBy, options);
    }
}
