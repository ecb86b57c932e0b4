package com.artisancommerce.promise.web;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.Risk;
import com.artisancommerce.flow.AnnounceDelay;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.platform.web.Cursors;
import com.artisancommerce.promise.DelayNotice;
import com.artisancommerce.promise.DelayPolicies;
import com.artisancommerce.promise.DelayPolicy;
import com.artisancommerce.promise.EntryPromise;
import com.artisancommerce.promise.PromiseBoard;
import com.artisancommerce.promise.StaffNotices.Delay;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** What artisans and the shop's staff see of their promises, and say when one cannot be kept. */
@Singleton
class StaffDesk {

    private final AnnounceDelay announcements;
    private final PromiseBoard board;
    private final DelayPolicies policies;

    StaffDesk(AnnounceDelay announcements, PromiseBoard board, DelayPolicies policies) {
        this.announcements = announcements;
        this.board = board;
        this.policies = policies;
    }

    Uni<DelayNotice> announce(Caller caller, Delay delay) {
        return announcements.announce(caller, delay);
    }

    Uni<Cursors.Page<EntryPromise>> board(
            Caller caller, ArtisanId artisan, @Nullable Risk status, @Nullable String cursor, @Nullable Integer limit) {
        return board.page(caller, artisan, status, Cursors.read(cursor), Cursors.limit(limit));
    }

    Uni<DelayPolicy> policy(TenantId tenant) {
        return policies.get(tenant);
    }

    Uni<DelayPolicy> setPolicy(TenantId tenant, DelayPolicy wanted) {
        return policies.set(tenant, wanted);
    }
}
