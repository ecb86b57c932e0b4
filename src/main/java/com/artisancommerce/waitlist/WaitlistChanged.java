package com.artisancommerce.waitlist;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.platform.TenantId;

/** Somebody joined a waitlist, or something became of their waiting. */
public record WaitlistChanged(TenantId tenant, WaitlistId entry, ArtisanId artisan, WaitlistState state, long version) {

    public static final String TOPIC = "waitlist.changes";
    public static final String TYPE = "com.artisancommerce.waitlist.changed.v1";

    static WaitlistChanged of(WaitlistEntry entry) {
        return new WaitlistChanged(entry.tenant(), entry.id(), entry.artisan(), entry.state(), entry.version());
    }
}
