package com.artisancommerce.artisan;

import com.artisancommerce.platform.Ids;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An artisan to add.
 *
 * @param id chosen by whoever adds them, or null
 * @param userId the subject of the artisan's own tokens, or null when they have none
 */
public record NewArtisan(
        @Nullable UUID id, Profile profile, @Nullable String userId) {

    Artisan join() {
        return new Artisan(new ArtisanId(id == null ? Ids.next() : id), profile, userId, 0);
    }
}
