package com.artisancommerce.artisan.web;

import com.artisancommerce.api.ArtisanApi;
import com.artisancommerce.api.ArtisanJson;
import com.artisancommerce.api.ArtisanPageJson;
import com.artisancommerce.api.ArtisanUpdateJson;
import com.artisancommerce.api.NewArtisanJson;
import com.artisancommerce.artisan.Artisan;
import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.artisan.Artisans;
import com.artisancommerce.artisan.NewArtisan;
import com.artisancommerce.artisan.Profile;
import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.platform.tenancy.CurrentCaller;
import com.artisancommerce.platform.tenancy.Role;
import com.artisancommerce.platform.web.Answers;
import com.artisancommerce.platform.web.Cursors;
import com.artisancommerce.platform.web.ETags;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Singleton
class ArtisanResource implements ArtisanApi {

    private final CurrentCaller current;
    private final Artisans artisans;

    ArtisanResource(CurrentCaller current, Artisans artisans) {
        this.current = current;
        this.artisans = artisans;
    }

    @Override
    public Uni<RestResponse<ArtisanPageJson>> listArtisans(Integer limit, @Nullable String cursor) {
        Caller caller = current.get();
        return artisans.page(caller.tenant(), Cursors.read(cursor), Cursors.limit(limit))
                .map(page -> Answers.page(caller, json(page, caller)));
    }

    @Override
    public Uni<RestResponse<ArtisanJson>> createArtisan(NewArtisanJson body) {
        Caller caller = current.get().require(Role.SHOP_ADMIN);
        var asked = new NewArtisan(body.id(), new Profile(body.name(), body.bio(), body.skills()), body.userId());
        return artisans.add(caller.tenant(), asked)
                .map(artisan ->
                        Answers.created(json(artisan, caller), "/v1/artisans/" + artisan.id(), artisan.version()));
    }

    @Override
    public Uni<RestResponse<ArtisanJson>> getArtisan(UUID artisanId, @Nullable String ifNoneMatch) {
        Caller caller = current.get();
        return artisans.get(caller.tenant(), new ArtisanId(artisanId))
                .map(artisan -> Answers.read(caller, artisan.version(), ifNoneMatch, () -> json(artisan, caller)));
    }

    @Override
    public Uni<RestResponse<ArtisanJson>> updateArtisan(
            UUID artisanId, ArtisanUpdateJson body, @Nullable String ifMatch) {
        Caller caller = current.get().require(Role.SHOP_ADMIN, Role.ARTISAN);
        var profile = new Profile(body.name(), body.bio(), body.skills());
        return artisans.describe(caller, new ArtisanId(artisanId), ETags.required(ifMatch), profile)
                .map(artisan -> Answers.written(json(artisan, caller), artisan.version()));
    }

    private static ArtisanPageJson json(Cursors.Page<Artisan> page, Caller caller) {
        return new ArtisanPageJson(
                page.items().stream().map(artisan -> json(artisan, caller)).toList(), page.nextCursor());
    }

    private static ArtisanJson json(Artisan artisan, Caller caller) {
        Profile profile = artisan.profile();
        String userId = artisan.isManagedBy(caller) ? artisan.userId() : null;
        return new ArtisanJson(artisan.id().value(), profile.name(), profile.bio(), profile.skills(), userId);
    }
}
