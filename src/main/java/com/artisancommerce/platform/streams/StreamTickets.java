package com.artisancommerce.platform.streams;

import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.Ids;
import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.platform.tenancy.Role;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tickets for browsers, whose EventSource cannot set headers. A ticket opens each of its streams once, within seconds; a browser that was
 * cut off comes back with the same ticket and its last event's id, which needs no Redis.
 */
@Singleton
public class StreamTickets {

    private final SealedGrants grants;
    private final UnusedTickets unused;
    private final StreamsConfig config;
    private final Clock clock;

    StreamTickets(SealedGrants grants, UnusedTickets unused, StreamsConfig config, Clock clock) {
        this.grants = grants;
        this.unused = unused;
        this.config = config;
        this.clock = clock;
    }

    /**
     * A ticket, and how long it is good for.
     *
     * @param expiresAt before this it has to be used
     * @param resumableUntil before this a browser may come back with it
     */
    public record Ticket(String text, Instant expiresAt, Instant resumableUntil) {}

    /**
     * A ticket for a caller who may look at all of this. Fails with 503 when Redis is away.
     *
     * @param guestOf the checkout whose token a guest showed; null for anybody else
     * @param streams at most {@link StreamCursors#MAX_SIZE}
     */
    public Uni<Ticket> issue(Caller caller, @Nullable UUID guestOf, List<StreamName> streams) {
        Instant now = clock.now();
        Grant grant = new Grant(
                Ids.next(), caller.tenant(), caller.subject(), caller.roles(), guestOf, until(caller, now), streams);
        return unused.keep(grant).map(kept -> new Ticket(grants.seal(grant), now.plus(config.ticket()), grant.until()));
    }

    /** A customer is asked for as a person. What somebody may do by a role ends with the token that says so. */
    private Instant until(Caller caller, Instant now) {
        Instant longest = now.plus(config.ticketResume());
        boolean byRole = caller.roles().stream().anyMatch(role -> role != Role.CUSTOMER);
        Instant token = byRole ? Objects.requireNonNullElse(caller.until(), longest) : longest;
        return token.isBefore(longest) ? token : longest;
    }
}
