package com.artisancommerce.checkout;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.Effort;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.Line;
import com.artisancommerce.capacity.ReserveCapacity;
import com.artisancommerce.capacity.WorkItem;
import com.artisancommerce.catalog.ProductId;
import com.artisancommerce.catalog.ProductOption;
import com.artisancommerce.catalog.Selection;
import com.artisancommerce.platform.Ids;
import com.artisancommerce.platform.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line: the snapshot of product, price and work, and the place it got.
 *
 * @param unitPrice with the options that were chosen
 * @param work theirs included
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
        List<ProductOption> options,
        @Nullable Integer position,
        @Nullable LocalDate promisedBy) {

    public CheckoutLine {
        options = optionsOf(options);
    }

    /** The snapshot of what is chosen; it has no place yet. */
    public static CheckoutLine of(int lineNumber, EntryId entry, Selection chosen) {
        return new CheckoutLine(
                lineNumber,
                entry,
                chosen.offer().productId(),
                chosen.offer().name(),
                chosen.offer().artisanId(),
                chosen.quantity(),
                chosen.unitPrice(),
                Effort.of(chosen),
                chosen.options(),
                null,
                null);
    }

    public Money total() {
        return unitPrice.times(quantity);
    }

    /** Lines that were kept before there were options have none. */
    private static List<ProductOption> optionsOf(@Nullable List<ProductOption> kept) {
        return kept == null ? List.of() : List.copyOf(kept);
    }

    /** What is asked of the artisan's queue. */
    public ReserveCapacity.Piece piece() {
        return new ReserveCapacity.Piece(new Line(entry, artisan, product, work), productName, quantity);
    }

    /** The same line with an entry that is still to come. */
    CheckoutLine anew() {
        return new CheckoutLine(
                lineNumber,
                new EntryId(Ids.next()),
                product,
                productName,
                artisan,
                quantity,
                unitPrice,
                work,
                options,
                null,
                null);
    }

    /** With the place that it got. */
    public CheckoutLine placed(int atPosition, LocalDate promise) {
        return new CheckoutLine(
                lineNumber,
                entry,
                product,
                productName,
                artisan,
                quantity,
                unitPrice,
                work,
                options,
                atPosition,
                promise);
    }
}
