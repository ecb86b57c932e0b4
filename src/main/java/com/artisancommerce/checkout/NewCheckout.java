package com.artisancommerce.checkout;

import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.Transit;
import com.artisancommerce.catalog.PriceList;
import com.artisancommerce.catalog.Wish;
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

    /** Accepts it at the prices and efforts of this moment; they stay as they are from here on. */
    Checkout accept(Caller caller, PriceList prices, Instant now) {
        List<CheckoutLine> priced = new ArrayList<>(lines.size());
        Money total = Money.zero(caller.inShop().currency());
        for (Wish wish : lines) {
            CheckoutLine line =
                    CheckoutLine.of(priced.size() + 1, new EntryId(Ids.next()), prices.line(priced.size(), wish));
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
                null,
                priced);
    }
}
