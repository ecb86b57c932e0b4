package com.artisancommerce.platform.streams;

import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.tenancy.Role;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a ticket says.
 *
 * @param id by which Redis knows what of it is unused
 * @param subject whom it was made for; null for a guest
 * @param roles those of the token with which it was asked for
 * @param guestOf the checkout whose token a guest showed; null for anybody else
 * @param until after this instant it opens nothing, whoever comes back
 * @param streams what it opens, each once
 */
record Grant(
        UUID id,
        TenantId tenant,
        @Nullable String subject,
        Set<Role> roles,
        @Nullable UUID guestOf,
        Instant until,
        List<StreamName> streams) {

    Grant {
        roles = Set.copyOf(roles);
        streams = List.copyOf(streams);
    }
}
