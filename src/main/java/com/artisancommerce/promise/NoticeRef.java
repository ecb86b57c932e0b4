package com.artisancommerce.promise;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.platform.TenantId;
import java.util.UUID;

/** Where a delay notice belongs: what must be known to lock before it is answered. None of it ever changes. */
public record NoticeRef(TenantId tenant, NoticeId notice, EntryId entry, UUID order, ArtisanId artisan) {}
