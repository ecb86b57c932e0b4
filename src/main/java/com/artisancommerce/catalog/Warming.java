package com.artisancommerce.catalog;

import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.cache.CacheConfig;
import com.artisancommerce.platform.tenancy.ShopDirectory;
import com.artisancommerce.platform.web.Cursors;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Reads the first page of the catalogues, and the products on it, as the first guests would: in the background, one after the other, and
 * from Redis where another instance has been before. The service is ready meanwhile.
 */
@Singleton
class Warming {

    private static final Logger LOG = Logger.getLogger(Warming.class);

    private final ShopDirectory shops;
    private final Shelf shelf;
    private final int most;

    Warming(ShopDirectory shops, Shelf shelf, CacheConfig config) {
        this.shops = shops;
        this.shelf = shelf;
        this.most = config.warmShops();
    }

    void start(@Observes StartupEvent event) {
        if (most > 0) {
            VertxContextSupport.subscribe(
                    () -> warm().toMulti(),
                    subscription -> subscription.with(
                            products -> LOG.infof("The caches begin with %d products", products),
                            e -> LOG.infof("The caches begin cold: %s", e)));
        }
    }

    /** Answers how many products were read. */
    Uni<Long> warm() {
        return shops.some(most)
                .onItem()
                .transformToMulti(found -> Multi.createFrom().iterable(found))
                .onItem()
                .transformToUniAndConcatenate(shop -> warm(shop.tenant()))
                .collect()
                .with(Collectors.summingLong(Long::longValue));
    }

    private Uni<Long> warm(TenantId shop) {
        return shelf.page(shop, Optional.empty(), Optional.empty(), Cursors.DEFAULT_LIMIT)
                .onItem()
                .transformToMulti(page -> Multi.createFrom().iterable(page.items()))
                .onItem()
                .transformToUniAndConcatenate(product -> shelf.product(shop, product.id()))
                .collect()
                .with(Collectors.counting());
    }
}
