package com.artisancommerce.platform.tenancy;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** Finds a shop by what a request says of it. The tenant area fills this in. */
public interface ShopDirectory {

    /** By a host name, without port. */
    Uni<Optional<ShopRef>> byHostName(String hostName);

    /** By slug or id. */
    Uni<Optional<ShopRef>> byName(String slugOrId);

    /** Whether some shop lets pages of this origin call it. */
    Uni<Boolean> knowsOrigin(String origin);

    /** So many shops at most, the oldest first. */
    Uni<List<ShopRef>> some(int limit);
}
