package com.artisancommerce.waitlist.web;

import com.artisancommerce.api.AddressJson;
import com.artisancommerce.api.ContactJson;
import com.artisancommerce.api.MoneyJson;
import com.artisancommerce.api.NewWaitlistEntryJson;
import com.artisancommerce.api.WaitlistEntryJson;
import com.artisancommerce.api.WaitlistOfferJson;
import com.artisancommerce.api.WaitlistPageJson;
import com.artisancommerce.api.WaitlistStateJson;
import com.artisancommerce.catalog.ProductId;
import com.artisancommerce.catalog.Wish;
import com.artisancommerce.checkout.Address;
import com.artisancommerce.checkout.CheckoutLine;
import com.artisancommerce.checkout.Contact;
import com.artisancommerce.platform.Money;
import com.artisancommerce.platform.web.Cursors;
import com.artisancommerce.waitlist.InLine;
import com.artisancommerce.waitlist.PassedReason;
import com.artisancommerce.waitlist.WaitlistEntry;
import com.artisancommerce.waitlist.WaitlistState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Waitlists as the wire says them. */
final class WaitlistWire {

    private WaitlistWire() {}

    static Wish wish(NewWaitlistEntryJson body) {
        List<String> options = body.options();
        return new Wish(new ProductId(body.productId()), body.quantity(), options == null ? List.of() : options);
    }

    static Contact contact(ContactJson json) {
        return new Contact(json.email(), json.name());
    }

    static Address address(AddressJson a) {
        return new Address(a.line1(), a.line2(), a.city(), a.postalCode(), a.region(), a.country());
    }

    static WaitlistPageJson page(Cursors.Page<InLine> page, Instant now) {
        return new WaitlistPageJson(
                page.items().stream().map(seen -> entry(seen, now, null)).toList(), page.nextCursor());
    }

    /** @param orderToken only in the answer that gives it to a guest; null otherwise */
    static WaitlistEntryJson entry(InLine seen, Instant now, @Nullable String orderToken) {
        WaitlistEntry entry = seen.entry();
        PassedReason passed = entry.passed();
        Contact contact = entry.person().contact();
        return new WaitlistEntryJson(
                entry.id().value(),
                entry.artisan().value(),
                entry.wish().product().value(),
                entry.productName(),
                entry.wish().quantity(),
                entry.wish().options(),
                new ContactJson(contact.email(), contact.name()),
                WaitlistStateJson.valueOf(entry.stateAt(now).name()),
                seen.place().orElse(null),
                entry.joinedAt(),
                offer(entry.offer()),
                entry.state() == WaitlistState.ACCEPTED ? entry.id().value() : null,
                passed == null ? null : passed.text(),
                orderToken);
    }

    private static @Nullable WaitlistOfferJson offer(WaitlistEntry.@Nullable Offer offer) {
        if (offer == null) {
            return null;
        }
        CheckoutLine line = offer.line();
        return new WaitlistOfferJson(
                line.work().minutes(),
                money(line.unitPrice()),
                money(line.total()),
                line.position(),
                line.promisedBy(),
                offer.expiresAt());
    }

    private static MoneyJson money(Money money) {
        return new MoneyJson(money.amount(), money.currency());
    }
}
