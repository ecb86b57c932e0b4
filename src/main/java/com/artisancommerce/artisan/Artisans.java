package com.artisancommerce.artisan;

import com.artisancommerce.artisan.store.StoredArtisans;
import com.artisancommerce.platform.TenantId;
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

/** The artisans of a shop, and who may act in their name. */
@Singleton
public class Artisans {

    private final Records records;
    private final StoredArtisans artisans;

    Artisans(Records records, StoredArtisans artisans) {
        this.records = records;
        this.artisans = artisans;
    }

    /** Adds an artisan; 409 when the id, or the user, is an artisan of the shop already. */
    public Uni<Artisan> add(TenantId tenant, NewArtisan asked) {
        Artisan artisan = asked.join();
        return records.inTransaction(tenant, () -> artisans.add(tenant, artisan))
                .onFailure(Constraints::isTaken)
                .transform(taken -> taken(artisan, Constraints.taken(taken).orElseThrow()));
    }

    public Uni<Optional<Artisan>> find(TenantId tenant, ArtisanId id) {
        return records.inTransaction(tenant, () -> artisans.find(tenant, id));
    }

    /** The artisan, for everybody to see; 404 when the shop has none of this id. */
    public Uni<Artisan> get(TenantId tenant, ArtisanId id) {
        return find(tenant, id).map(found -> found.orElseThrow(() -> absent(id)));
    }

    /** The artisan, if the caller may act in their name; somebody else's is 404. For what is private, such as a queue. */
    public Uni<Artisan> owned(Caller caller, ArtisanId id) {
        return find(caller.tenant(), id)
                .map(found -> found.filter(artisan -> artisan.isManagedBy(caller)))
                .map(owned -> owned.orElseThrow(() -> absent(id)));
    }

    /** The artisan, if the caller may act in their name; somebody else's is 403. For what everybody knows to exist. */
    public Uni<Artisan> managed(Caller caller, ArtisanId id) {
        return get(caller.tenant(), id).invoke(artisan -> requireManager(artisan, caller));
    }

    /** In whose name the caller may act. Asks the database only for an artisan's token. */
    public Uni<Mandate> mandateOf(Caller caller) {
        if (caller.has(Role.SHOP_ADMIN)) {
            return Uni.createFrom().item(Mandate.ALL);
        }
        return caller.signedIn()
                .filter(subject -> caller.has(Role.ARTISAN))
                .map(subject -> mandateOf(caller.tenant(), subject))
                .orElseGet(() -> Uni.createFrom().item(Mandate.NONE));
    }

    /** One page, ordered by id. */
    public Uni<Cursors.Page<Artisan>> page(TenantId tenant, Optional<UUID> after, int limit) {
        return records.inTransaction(tenant, () -> artisans.after(tenant, after, limit + 1))
                .map(rows -> Cursors.page(rows, limit, artisan -> artisan.id().value()));
    }

    /**
     * Replaces what the artisan says about themselves.
     *
     * @param version the one that the edit is based on; 412 when it is no longer the current one
     */
    public Uni<Artisan> describe(Caller caller, ArtisanId id, long version, Profile profile) {
        return records.inTransaction(
                        caller.tenant(),
                        () -> artisans.change(caller.tenant(), id, artisan -> {
                            requireManager(artisan, caller);
                            ETags.requireCurrent(version, artisan.version());
                            return artisan.describedBy(profile);
                        }))
                .map(changed -> changed.orElseThrow(() -> absent(id)));
    }

    private Uni<Mandate> mandateOf(TenantId tenant, String subject) {
        return records.inTransaction(tenant, () -> artisans.ofUser(tenant, subject))
                .map(own -> own.map(artisan -> Mandate.only(artisan.id())).orElse(Mandate.NONE));
    }

    private static void requireManager(Artisan artisan, Caller caller) {
        if (!artisan.isManagedBy(caller)) {
            throw ProblemType.FORBIDDEN.because("Only the shop's admin and artisan %s themselves may.", artisan.id());
        }
    }

    private static ProblemException absent(ArtisanId id) {
        return ProblemType.NOT_FOUND.because("There is no artisan %s in this shop for this caller.", id);
    }

    private static ProblemException taken(Artisan artisan, String constraint) {
        return constraint.equals("artisans_user_taken")
                ? ProblemType.CONFLICT.because("The user of this userId is an artisan of this shop already.")
                : ProblemType.ALREADY_EXISTS.because("There is an artisan %s already.", artisan.id());
    }
}
