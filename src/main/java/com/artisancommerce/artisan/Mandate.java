package com.artisancommerce.artisan;

import org.jspecify.annotations.Nullable;

/**
 * The artisans of the caller's shop in whose name the caller may act: all of them, one, or none.
 *
 * @param own the one; null for none
 */
public record Mandate(boolean all, @Nullable ArtisanId own) {

    static final Mandate ALL = new Mandate(true, null);
    static final Mandate NONE = new Mandate(false, null);

    static Mandate only(ArtisanId artisan) {
        return new Mandate(false, artisan);
    }

    public boolean covers(ArtisanId artisan) {
        return all || artisan.equals(own);
    }
}
