package com.artisancommerce.order;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.EntryState;
import com.artisancommerce.catalog.ProductId;
import com.artisancommerce.checkout.Address;
import com.artisancommerce.checkout.CheckoutId;
import com.artisancommerce.checkout.Contact;
import com.artisancommerce.platform.Money;
import com.artisancommerce.platform.TenantId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** An order of two blankets, one piece of work, promised by 10 June. */
final class Blankets {

    static final Instant NOW = Instant.parse("2027-06-01T08:00:00Z");
    static final LocalDate PROMISED = LocalDate.of(2027, 6, 10);
    static final EntryId ENTRY = new EntryId(new UUID(0, 1));
    static final ArtisanId ARTISAN = new ArtisanId(new UUID(0, 2));

    private Blankets() {}

    static Order order(EntryState state) {
        return order(new OrderId(new UUID(0, 4)), ENTRY, state);
    }

    static Order order(OrderId id, EntryId entry) {
        return order(id, entry, EntryState.QUEUED);
    }

    private static Order order(OrderId id, EntryId entry, EntryState state) {
        OrderEntry piece = new OrderEntry(
                entry, 1, ARTISAN, new ProductId(new UUID(0, 5)), "Blanket", 2, 12_000, state, PROMISED, List.of());
        return new Order(
                id,
                new TenantId(new UUID(0, 6)),
                1001,
                3,
                new CheckoutId(new UUID(0, 3)),
                "ada",
                new Contact("ada@example.test", "Ada"),
                new Address("1 Main St", null, "Springfield", "12345", null, "US"),
                new Money(24_000, "USD"),
                OrderState.PLACED,
                "cash",
                PROMISED,
                NOW,
                1,
                List.of(piece));
    }
}
