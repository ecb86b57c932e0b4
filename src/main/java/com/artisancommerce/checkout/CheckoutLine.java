package com.artisancommerce.checkout;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.WorkItem;
import com.artisancommerce.catalog.ProductId;
import com.artisancommerce.platform.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line: the snapshot of product, price and work, and the place it got.
 *
 * @param position at the moment of the hold; null before
 * @param promisedBy frozen by the hold; null before
 */
public record CheckoutLine(
        int lineNumber,
        EntryId entry,
        ProductId product,
        String productName,
        ArtisanId artisan,
        int quantity,
        Money unitPrice,
        WorkItem work,
        @Nullable Integer position,
        @Nullable LocalDate promisedBy) {

    public Money total() {
        return unitPrice.times(quantity);
    }

    CheckoutLine placed(int atPosition, LocalDate promise) {
        return new CheckoutLine(
                lineNumber, entry, product, productName, artisan, quantity, unitPrice, work, atPosition, promise);
    }
}
