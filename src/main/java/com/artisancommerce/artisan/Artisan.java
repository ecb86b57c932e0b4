package com.artisancommerce.artisan;

import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.platform.tenancy.Role;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of a shop who makes things.
 *
 * @param userId the subject of the artisan's own tokens; the shop's staff alone sees it
 * @param version grows with each edit
 */
public record Artisan(
        ArtisanId id, Profile profile, @Nullable String userId, long version) {

    /** Whether the caller, of this artisan's shop, may act in their name: its admin, and they themselves. */
    public boolean isManagedBy(Caller caller) {
        return caller.has(Role.SHOP_ADMIN) || (caller.has(Role.ARTISAN) && caller.is(userId));
    }

    public Artisan describedBy(Profile newProfile) {
        return new Artisan(id, newProfile, userId, version);
    }
}
