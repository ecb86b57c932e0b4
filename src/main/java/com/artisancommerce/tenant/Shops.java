package com.artisancommerce.tenant;

import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Constraints;
import com.artisancommerce.platform.sql.Records;
import com.artisancommerce.platform.web.ProblemException;
import com.artisancommerce.platform.web.ProblemType;
import com.artisancommerce.tenant.store.StoredShops;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Currency;

/** Opens shops and reads them. */
@Singleton
public class Shops {

    private final Records records;
    private final StoredShops shops;
    private final CachedDirectory directory;

    Shops(Records records, StoredShops shops, CachedDirectory directory) {
        this.records = records;
        this.shops = shops;
        this.directory = directory;
    }

    /** Opens a shop, in the new shop's own tenant: what is written must lie behind its wall from the first row. */
    public Uni<Shop> open(NewShop asked) {
        requireAcceptable(asked);
        Shop shop = asked.open();
        return records.inTransaction(shop.id(), () -> shops.add(shop))
                .onFailure(Constraints::isTaken)
                .transform(taken -> taken(shop, Constraints.taken(taken).orElseThrow()))
                .invoke(directory::forget);
    }

    /** @return the shop; 404 when there is none */
    public Uni<Shop> get(TenantId id) {
        return records.inTransaction(id, () -> shops.find(id))
                .map(found -> found.orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no shop %s.", id)));
    }

    private static void requireAcceptable(NewShop shop) {
        if (shop.transitMaxDays() < shop.transitMinDays()) {
            throw ProblemType.INVALID_REQUEST
                    .because("A carrier's longest time cannot be below its shortest.")
                    .at("/transitMaxDays", "must be at least transitMinDays");
        }
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(known -> known.getCurrencyCode().equals(shop.currency()))) {
            throw ProblemType.INVALID_REQUEST
                    .because("A shop sells in one currency of ISO 4217.")
                    .at("/currency", "is no currency of ISO 4217");
        }
    }

    private static ProblemException taken(Shop shop, String constraint) {
        return switch (constraint) {
            case "shops_slug_taken" ->
                ProblemType.CONFLICT.because("The slug %s is taken. Choose another.", shop.slug());
            case "shop_host_names_taken" ->
                ProblemType.CONFLICT.because("One of the host names leads to another shop: %s.", shop.hostNames());
            default -> ProblemType.ALREADY_EXISTS.because("There is a shop %s already.", shop.id());
        };
    }
}
