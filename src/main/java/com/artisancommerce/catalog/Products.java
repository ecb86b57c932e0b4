package com.artisancommerce.catalog;

import com.artisancommerce.artisan.Artisan;
import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.artisan.Artisans;
import com.artisancommerce.artisan.Mandate;
import com.artisancommerce.catalog.store.StoredProducts;
import com.artisancommerce.platform.Ids;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.outbox.Outbox;
import com.artisancommerce.platform.sql.Constraints;
import com.artisancommerce.platform.sql.Records;
import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.platform.tenancy.Role;
import com.artisancommerce.platform.web.Cursors;
import com.artisancommerce.platform.web.ETags;
import com.artisancommerce.platform.web.ProblemException;
import com.artisancommerce.platform.web.ProblemType;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The products of a shop: staff describe and publish them, everybody sees the published ones. */
@Singleton
public class Products {

    private final Records records;
    private final StoredProducts products;
    private final Artisans artisans;
    private final Shelf shelf;
    private final Outbox outbox;

    Products(Records records, StoredProducts products, Artisans artisans, Shelf shelf, Outbox outbox) {
        this.records = records;
        this.products = products;
        this.artisans = artisans;
        this.shelf = shelf;
        this.outbox = outbox;
    }

    /** Adds a product of an artisan in whose name the caller may act; 409 when the id is taken. */
    public Uni<Product> add(Caller caller, NewProduct asked) {
        Sellable.require(asked.details(), caller.inShop().currency());
        Product draft = asked.draft();
        return artisans.find(caller.tenant(), asked.artisan())
                .invoke(maker -> requireMaker(maker, caller))
                .chain(() -> records.inTransaction(caller.tenant(), () -> products.add(caller.tenant(), draft)))
                .onFailure(Constraints::isTaken)
                .transform(taken -> ProblemType.ALREADY_EXISTS.because("There is a product %s already.", draft.id()));
    }

    /**
     * A product that the caller may see: published, or made by an artisan in whose name they may act. Otherwise 404. Customers may see
     * what it was a moment ago; staff, who edit what they see, read the database.
     */
    public Uni<Product> get(Caller caller, ProductId id) {
        return isStaff(caller)
                ? stored(caller, id)
                : shelf.product(caller.tenant(), id).map(found -> found.orElseThrow(() -> absent(id)));
    }

    private Uni<Product> stored(Caller caller, ProductId id) {
        return records.inTransaction(caller.tenant(), () -> products.find(caller.tenant(), id))
                .map(found -> found.orElseThrow(() -> absent(id)))
                .call(product -> product.published() ? Uni.createFrom().voidItem() : requireStaff(caller, product));
    }

    /** One page of published products, ordered by id; of one artisan, if one is named. As {@link #get} for customers and staff. */
    public Uni<Cursors.Page<Product>> published(
            Caller caller, Optional<ArtisanId> artisan, Optional<UUID> after, int limit) {
        return isStaff(caller)
                ? shelf.read(caller.tenant(), artisan, after, limit)
                : shelf.page(caller.tenant(), artisan, after, limit);
    }

    /**
     * Replaces what the shop says of the product. Orders keep what they took from it.
     *
     * @param version the one that the edit is based on; 412 when it is no longer the current one
     */
    public Uni<Product> describe(Caller caller, ProductId id, long version, ProductDetails details) {
        Sellable.require(details, caller.inShop().currency());
        return change(caller, id, product -> {
            ETags.requireCurrent(version, product.version());
            return product.describedBy(details);
        });
    }

    public Uni<Product> publish(Caller caller, ProductId id) {
        return change(caller, id, Product::publish);
    }

    public Uni<Product> unpublish(Caller caller, ProductId id) {
        return change(caller, id, Product::unpublish);
    }

    private Uni<Product> change(Caller caller, ProductId id, UnaryOperator<Product> change) {
        UUID event = Ids.next();
        return artisans.mandateOf(caller)
                .chain(mandate -> records.inTransaction(
                        caller.tenant(),
                        () -> products.change(
                                        caller.tenant(), id, product -> change.apply(requireMandate(mandate, product)))
                                .map(edited -> edited.orElseThrow(() -> absent(id)))
                                .call(edit -> tell(caller.tenant(), edit, event))))
                // this instance forgets at once, without waiting for what it told
                .call(edit -> edit.isPublic() ? shelf.changed(caller.tenant(), id.toString(), event) : nothing())
                .map(ProductEdit::after);
    }

    private Uni<Void> tell(TenantId tenant, ProductEdit edit, UUID event) {
        if (!edit.isPublic()) {
            return nothing();
        }
        Product product = edit.after();
        var changed = new ProductChanged(tenant, product.id(), product.version());
        return outbox.append(
                outbox.message(tenant, ProductChanged.TOPIC, product.id().toString(), ProductChanged.TYPE, changed)
                        .withId(event));
    }

    private static boolean isStaff(Caller caller) {
        return caller.has(Role.SHOP_ADMIN) || caller.has(Role.ARTISAN);
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }

    private Uni<Mandate> requireStaff(Caller caller, Product unpublished) {
        return artisans.mandateOf(caller).invoke(mandate -> requireVisible(mandate, unpublished));
    }

    private static void requireVisible(Mandate mandate, Product unpublished) {
        if (!mandate.covers(unpublished.artisan())) {
            throw absent(unpublished.id());
        }
    }

    /** What is published everybody knows to exist, so that another artisan is told 403; an unpublished one stays hidden. */
    private static Product requireMandate(Mandate mandate, Product product) {
        if (!product.published()) {
            requireVisible(mandate, product);
        } else if (!mandate.covers(product.artisan())) {
            throw ProblemType.FORBIDDEN.because("Only the shop's admin and the product's own artisan may change it.");
        }
        return product;
    }

    private static void requireMaker(Optional<Artisan> maker, Caller caller) {
        if (maker.isEmpty()) {
            throw ProblemType.INVALID_REQUEST
                    .because("A product needs an artisan of this shop.")
                    .at("/artisanId", "is no artisan of this shop");
        }
        if (!maker.get().isManagedBy(caller)) {
            throw ProblemType.FORBIDDEN.because("An artisan adds products of their own only.");
        }
    }

    private static ProblemException absent(ProductId id) {
        return ProblemType.NOT_FOUND.because("There is no product %s in this shop for this caller.", id);
    }
}
