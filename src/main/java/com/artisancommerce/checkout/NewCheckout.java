package com.artisancommerce.checkout;

import com.artisancommerce.capacity.Effort;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.Transit;
import com.artisancommerce.catalog.Offer;
import com.artisancommerce.catalog.PriceList;
import com.artisancommerce.catalog.ProductId;
import com.artisancommerce.platform.Ids;
import com.artisancommerce.platform.Money;
import com.artisancommerce.platform.tenancy.Caller;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a customer asks for, before it is priced. */
public record NewCheckout(
        List<Wish> lines,
        Contact contact,
        Address address,
        @Nullable LocalDate acceptableBy) {

    public NewCheckout {
        lines = List.copyOf(lines);
    }

    /** So many of a product. */
    public record Wish(ProductId product, int quantity) {}

    /** Accepts it at the prices and efforts of this moment; they stay as they are from here on. */
    Checkout accept(Caller caller, PriceList prices, Instant now) {
        List<CheckoutLine> priced = new ArrayList<>(lines.size());
        Money total = Money.zero(caller.inShop().currency());
        for (Wish wish : lines) {
            CheckoutLine line =
                    price(priced.size() + 1, wish, prices.line(priced.size(), wish.product(), wish.quantity()));
            priced.add(line);
            total = total.plus(line.total());
        }
        return new Checkout(
                new CheckoutId(Ids.next()),
                caller.tenant(),
                1,
                CheckoutStatus.RESERVING,
                caller.subject(),
                contact,
                address,
                total,
                new Transit(caller.inShop().transitMinDays(), caller.inShop().transitMaxDays()),
                acceptableBy,
                now,
                now,
                Checkout.Answer.NONE,
                priced);
    }

    private static CheckoutLine price(int number, Wish wish, Offer offer) {
        return new CheckoutLine(
                number,
                new EntryId(Ids.next()),
                offer.productId(),
                offer.name(),
                offer.artisanId(),
                wish.quantity(),
                offer.unitPrice(),
                new Effort(offer.setupMinutes(), offer.minutesPerUnit(), offer.passiveMinutes()).work(wish.quantity()),
                null,
                null);
    }
}
