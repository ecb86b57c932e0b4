package com.artisancommerce.platform.limits;

import com.artisancommerce.platform.tenancy.Role;
import com.artisancommerce.platform.tenancy.TokenClaims;
import com.artisancommerce.platform.web.ClientAddresses;
import com.artisancommerce.platform.web.ProblemException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Which limits a request meets, and what its answer says of them. */
@Singleton
public class RequestLimits {

    private static final String COUNTED = RequestLimits.class.getName();
    private static final List<Role> STAFF = List.of(Role.ARTISAN, Role.SHOP_ADMIN, Role.OPERATOR);

    private final RateLimits limits;
    private final LimitsConfig config;
    private final ClientAddresses addresses;
    private final Instance<GuestLimit> guestLimits;

    RequestLimits(
            RateLimits limits, LimitsConfig config, ClientAddresses addresses, @Any Instance<GuestLimit> guestLimits) {
        this.limits = limits;
        this.config = config;
        this.addresses = addresses;
        this.guestLimits = guestLimits;
    }

    /** Counts a request of an operation for its address, and for its caller or what guests may do. A refusal is returned. */
    Uni<Optional<ProblemException>> take(RoutingContext request, SecurityIdentity identity, String operation) {
        List<Limit> met = new ArrayList<>();
        met.add(ofAddress(request));
        TokenClaims.subject(identity)
                .ifPresentOrElse(
                        subject -> met.add(ofUser(subject, identity)), () -> met.addAll(ofGuests(operation, request)));
        return count(request, met);
    }

    /** Counts a request for its address, unless it was counted before. A refusal is returned. */
    public Uni<Optional<ProblemException>> takeUncounted(RoutingContext request) {
        return request.get(COUNTED) == null
                ? count(request, List.of(ofAddress(request)))
                : Uni.createFrom().item(Optional.empty());
    }

    /** The refusal of a request whose address is known to have none left. */
    Optional<ProblemException> refused(RoutingContext request) {
        return limits.refused(List.of(ofAddress(request))).flatMap(standing -> tell(request, standing));
    }

    private Uni<Optional<ProblemException>> count(RoutingContext request, List<Limit> met) {
        request.put(COUNTED, true);
        return limits.take(met).map(standing -> tell(request, standing));
    }

    /** On the answer itself, whatever it will be. */
    private static Optional<ProblemException> tell(RoutingContext request, Standing standing) {
        request.response().putHeader("RateLimit", standing.header()).putHeader("RateLimit-Policy", standing.policy());
        return standing.taken() ? Optional.empty() : Optional.of(standing.problem());
    }

    private Limit ofAddress(RoutingContext request) {
        return new Limit("address", addresses.of(request.request()), config.addressPerMinute());
    }

    private Limit ofUser(String subject, SecurityIdentity identity) {
        boolean staff = !Collections.disjoint(TokenClaims.roles(identity), STAFF);
        return new Limit(
                "user",
                TokenClaims.shop(identity).orElse("") + ":" + subject,
                staff ? config.staffPerMinute() : config.userPerMinute());
    }

    private List<Limit> ofGuests(String operation, RoutingContext request) {
        return guestLimits.stream()
                .filter(limit -> limit.operations().contains(operation))
                .map(limit -> new Limit(limit.kind(), addresses.of(request.request()), limit.perMinute()))
                .toList();
    }
}
