package com.artisancommerce.waitlist;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.artisan.Artisans;
import com.artisancommerce.capacity.QueueRef;
import com.artisancommerce.checkout.CheckoutAccess;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Sql;
import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.platform.web.Cursors;
import com.artisancommerce.platform.web.ProblemException;
import com.artisancommerce.platform.web.ProblemType;
import com.artisancommerce.waitlist.store.WaitlistPages;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who waits, and where they stand: for themselves, for the artisan they wait for, and for the shop's staff. To others it is not there. */
@Singleton
public class Waitlists {

    private final Sql sql;
    private final WaitlistPages pages;
    private final Artisans artisans;
    private final CheckoutAccess access;

    Waitlists(Sql sql, WaitlistPages pages, Artisans artisans, CheckoutAccess access) {
        this.sql = sql;
        this.pages = pages;
        this.artisans = artisans;
        this.access = access;
    }

    /** The entry, or 404. A guest opens it with the token that joining gave, which opens the checkout that comes of it, too. */
    public Uni<InLine> get(Caller caller, WaitlistId id, @Nullable String token) {
        return sql.inTransaction(caller.tenant(), tx -> pages.find(tx, caller.tenant(), id))
                .map(found -> found.filter(seen -> mayEnter(caller, seen.entry(), token)))
                .map(seen -> seen.orElseThrow(() -> absent(id)));
    }

    /** The caller's own entry, or 404; 403 for the shop's staff, who may see it. */
    public Uni<InLine> own(Caller caller, WaitlistId id, @Nullable String token) {
        return get(caller, id, token)
                .invoke(seen -> CheckoutAccess.requireCustomer(
                        caller, seen.entry().person().customer()));
    }

    /** An entry that the caller has just made or changed. */
    public Uni<InLine> made(TenantId tenant, WaitlistId id) {
        return sql.inTransaction(tenant, tx -> pages.find(tx, tenant, id))
                .map(seen -> seen.orElseThrow(() -> absent(id)));
    }

    /** One page of the caller's own, the newest first. */
    public Uni<Cursors.Page<InLine>> mine(Caller caller, String customer, Optional<UUID> before, int limit) {
        return sql.inTransaction(
                        caller.tenant(), tx -> pages.ofCustomer(tx, caller.tenant(), customer, before, limit + 1))
                .map(found -> page(found, limit));
    }

    /** One page of those in line before an artisan in whose name the caller may act, the first first. */
    public Uni<Cursors.Page<InLine>> before(Caller caller, ArtisanId artisan, Optional<UUID> after, int limit) {
        QueueRef queue = new QueueRef(caller.tenant(), artisan);
        return artisans.owned(caller, artisan)
                .chain(() -> sql.inTransaction(caller.tenant(), tx -> pages.ofArtisan(tx, queue, after, limit + 1)))
                .map(found -> page(found, limit));
    }

    /** What opens a guest's entry; empty for whoever is signed in. */
    public Optional<String> tokenFor(WaitlistEntry entry) {
        return access.tokenFor(entry.id().checkout(), entry.person().customer());
    }

    private boolean mayEnter(Caller caller, WaitlistEntry entry, @Nullable String token) {
        return access.mayEnter(caller, entry.person().customer(), entry.id().checkout(), token);
    }

    private static Cursors.Page<InLine> page(List<InLine> found, int limit) {
        return Cursors.page(found, limit, seen -> seen.entry().id().value());
    }

    static ProblemException absent(WaitlistId id) {
        return ProblemType.NOT_FOUND.because("There is no waitlist entry %s for this caller.", id);
    }
}
