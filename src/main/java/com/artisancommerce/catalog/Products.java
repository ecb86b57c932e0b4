package com.artisancommerce.catalog;

import com.artisancommerce.artisan.Artisan;
import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.artisan.Artisans;
import com.artisancommerce.artisan.Mandate;
import com.artisancommerce.catalog.store.StoredProducts;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Constraints;
import com.artisancommerce.platform.sql.Records;
import com.artisancommerce.platform.tenancy.Caller;
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

    Products(Records records, StoredProducts products, Artisans artisans) {
        this.records = records;
        this.products = products;
        this.artisans = artisans;
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

    /** A product that the caller may see: published, or made by an artisan in whose name they may act. Otherwise 404. */
    public Uni<Product> get(Caller caller, ProductId id) {
        return records.inTransaction(caller.tenant(), () -> products.find(caller.tenant(), id))
                .map(found -> found.orElseThrow(() -> absent(id)))
                .call(product -> product.published() ? Uni.createFrom().voidItem() : requireStaff(caller, product));
    }

    /** One page of published products, ordered by id; of one artisan, if one is named. */
    public Uni<Cursors.Page<Product>> published(
            TenantId tenant, Optional<ArtisanId> artisan, Optional<UUID> after, int limit) {
        return records.inTransaction(tenant, () -> products.published(tenant, artisan, after, limit + 1))
                .map(rows -> Cursors.page(rows, limit, product -> product.id().value()));
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
        return artisans.mandateOf(caller)
                .chain(mandate -> records.inTransaction(
                        caller.tenant(),
                        () -> products.change(
                                caller.tenant(), id, product -> change.apply(requireMandate(mandate, product)))))
                .map(changed -> changed.orElseThrow(() -> absent(id)));
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
