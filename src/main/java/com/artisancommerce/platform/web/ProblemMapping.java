package com.artisancommerce.platform.web;

import com.artisancommerce.platform.limits.RequestLimits;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one mapper: whatever fails below the wire leaves as a problem document, without a stack trace. */
@Singleton
class ProblemMapping {

    private static final Logger LOG = Logger.getLogger(ProblemMapping.class);
    private static final Map<Integer, ProblemType> BY_STATUS = Map.of(
            400, ProblemType.MALFORMED_REQUEST,
            401, ProblemType.UNAUTHENTICATED,
            403, ProblemType.FORBIDDEN,
            404, ProblemType.NOT_FOUND,
            405, ProblemType.METHOD_NOT_ALLOWED,
            406, ProblemType.NOT_ACCEPTABLE,
            413, ProblemType.TOO_LARGE,
            415, ProblemType.UNSUPPORTED_MEDIA_TYPE);

    private static final int MOST_ERRORS = 100;

    /** What the generated interfaces call a request's body. */
    private static final String BODY = "body";

    private final Problems problems;
    private final RequestLimits limits;
    private final AllowedMethods methods;

    ProblemMapping(Problems problems, RequestLimits limits, AllowedMethods methods) {
        this.problems = problems;
        this.limits = limits;
        this.methods = methods;
    }

    @ServerExceptionMapper
    Response problem(ProblemException problem, RoutingContext request) {
        return answer(problem, request);
    }

    @ServerExceptionMapper({
        MismatchedInputException.class,
        InvalidDefinitionException.class,
        JsonProcessingException.class
    })
    Response unreadable(JsonProcessingException e, RoutingContext request) {
        return answer(UnreadableBody.problem(e), request);
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException e, RoutingContext request) {
        var problem = ProblemType.INVALID_REQUEST.because(
                "%d value(s) of the request are not acceptable.",
                e.getConstraintViolations().size());
        e.getConstraintViolations().stream()
                .sorted(java.util.Comparator.comparing(v -> v.getPropertyPath().toString()))
                .limit(MOST_ERRORS)
                .forEach(violation -> problem.at(pointer(violation), violation.getMessage()));
        return answer(problem, request);
    }

    /** Counted for the address, if not yet counted for the caller: tokens are not to be guessed at leisure. */
    @ServerExceptionMapper({AuthenticationFailedException.class, UnauthorizedException.class})
    Uni<Response> unauthenticated(SecurityException e, RoutingContext request) {
        return limits.takeUncounted(request)
                .map(refusal -> answer(
                        refusal.orElseGet(() -> ProblemType.UNAUTHENTICATED.because(
                                "The bearer token is missing, expired or not for this service.")),
                        request));
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e, RoutingContext request) {
        return answer(ProblemType.FORBIDDEN.because("The caller has no role for this operation."), request);
    }

    @ServerExceptionMapper
    Response http(WebApplicationException e, RoutingContext request) {
        if (e.getCause() instanceof JsonProcessingException unreadable) {
            return unreadable(unreadable, request);
        }
        if (e instanceof NotFoundException && e.getCause() != null) {
            return answer(unreadableParameter(), request);
        }
        ProblemType type = BY_STATUS.get(e.getResponse().getStatus());
        if (type == ProblemType.METHOD_NOT_ALLOWED) {
            request.response().putHeader("Allow", methods.at(request.normalizedPath()));
        }
        return type == null
                ? broken(e, request)
                : answer(
                        type.because("%s %s: %s", request.request().method(), request.normalizedPath(), type.advice()),
                        request);
    }

    /** A parameter that cannot be converted is no absent resource, as JAX-RS would have it. */
    private static ProblemException unreadableParameter() {
        return ProblemType.MALFORMED_REQUEST.because(
                "A parameter of the address is not of the kind that the operation takes: an id is a UUID, a number has digits only.");
    }

    @ServerExceptionMapper
    Response broken(Throwable e, RoutingContext request) {
        if (Outages.isOutage(e)) {
            LOG.warnf("%s %s met an outage: %s", request.request().method(), request.normalizedPath(), e);
            return answer(
                    ProblemType.UNAVAILABLE.because(
                            "A server that this needs does not answer. Nothing was lost; try again."),
                    request);
        }
        LOG.errorf(e, "%s %s failed", request.request().method(), request.normalizedPath());
        return answer(ProblemType.INTERNAL.because("The request could not be completed."), request);
    }

    private Response answer(ProblemException problem, RoutingContext request) {
        if (problem.type() == ProblemType.UNAUTHENTICATED) {
            // in place of the framework's own, which is there for some refusals and missing for others
            request.response().putHeader("WWW-Authenticate", "Bearer");
        }
        return problems.response(problem, request.normalizedPath(), RequestIds.of(request));
    }

    /**
     * {@code quote.body.lines[0].quantity} becomes {@code /lines/0/quantity}, for method and body are not the client's business, and
     * {@code listOrders.limit} becomes {@code /limit}.
     */
    private static String pointer(ConstraintViolation<?> violation) {
        List<Path.Node> path = StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .skip(1)
                .toList();
        return path.stream()
                .skip(BODY.equals(path.getFirst().getName()) ? 1 : 0)
                .map(ProblemMapping::step)
                .collect(Collectors.joining());
    }

    private static String step(Path.Node node) {
        String index = node.getIndex() == null ? "" : "/" + node.getIndex();
        return node.getName() == null || node.getName().startsWith("<") ? index : index + "/" + node.getName();
    }
}
