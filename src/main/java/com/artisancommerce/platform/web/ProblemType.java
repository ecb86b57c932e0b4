package com.artisancommerce.platform.web;

import com.google.errorprone.annotations.FormatMethod;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Every kind of problem that the service answers (RFC 9457). Its slug is the end of the type's URL, which leads to a page that explains it. */
public enum ProblemType {
    MALFORMED_REQUEST(400, "The request cannot be read", "Correct the syntax or the types that the detail names."),
    UNAUTHENTICATED(401, "Sign in first", "Send a valid bearer token, not expired, for this audience."),
    FORBIDDEN(403, "Not allowed", "The caller is known but has no role for this operation."),
    NOT_FOUND(404, "Not found", "It does not exist, or it belongs to somebody else."),
    METHOD_NOT_ALLOWED(405, "Method not allowed", "The page at /docs lists what this address takes."),
    NOT_ACCEPTABLE(406, "No such representation", "Ask for a media type that the operation documents."),
    CONFLICT(409, "In conflict with the present state", "Read the resource again and decide anew."),
    ALREADY_EXISTS(409, "The id is taken", "Choose another id, or read the resource that has it."),
    KEY_IN_FLIGHT(409, "The same request is being worked on", "Repeat it in a moment with the same Idempotency-Key."),
    ILLEGAL_TRANSITION(409, "Not possible in this state", "The detail names the state that was met."),
    NOT_FIRST_IN_QUEUE(409, "Others come first", "Start the first waiting entry, or reorder the queue."),
    WORKED_MORE(409, "More was reported before", "Report all minutes of work so far, or say why they are fewer."),
    PROMISES_WOULD_BREAK(
            409,
            "Promises would break",
            "The list says which and by when. Plan differently, or override it with a reason."),
    HOLD_EXPIRED(409, "The hold has expired", "The hours may be gone. Check out again."),
    NOT_RESERVED(409, "Nothing is reserved", "Only a checkout with a reservation can be confirmed."),
    STALE(412, "It has changed since you read it", "Read it again and send its new ETag in If-Match."),
    REQUEST_TIMEOUT(408, "The request took too long to arrive", "Send the whole body without long pauses."),
    TOO_LARGE(413, "The body is too large", "The limit stands in the detail."),
    ADDRESS_TOO_LONG(414, "The address is too long", "The limit stands in the detail."),
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type", "Send application/json."),
    INVALID_REQUEST(
            422, "The request is not acceptable", "Each entry of errors points to a value and says what is wrong."),
    KEY_REUSED(422, "The key was used for another request", "Use a new Idempotency-Key for a new request."),
    NOT_FOR_SALE(422, "Not for sale", "The product is not published, or is not sold in this way."),
    IF_MATCH_REQUIRED(428, "If-Match is missing", "Send the ETag you read, so that no change is lost."),
    IDEMPOTENCY_KEY_REQUIRED(
            428, "Idempotency-Key is missing", "Send a key of your own, unique for each intended effect."),
    HEADERS_TOO_LARGE(431, "The headers are too large", "The limits stand in the detail."),
    TOO_MANY_REQUESTS(429, "Too many requests", "Retry-After says in how many seconds to try again."),
    INTERNAL(500, "Something went wrong here", "It is not your request. Tell us the requestId."),
    UNAVAILABLE(503, "Not available for the moment", "Try again after the seconds in Retry-After.");

    private final int status;
    private final String title;
    private final String advice;

    ProblemType(int status, String title, String advice) {
        this.status = status;
        this.title = title;
        this.advice = advice;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String advice() {
        return advice;
    }

    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The problem, with a detail that says what was attempted, on what, and what to do. */
    @FormatMethod
    public ProblemException because(String detail, Object... arguments) {
        return new ProblemException(this, String.format(Locale.ROOT, detail, arguments));
    }

    public static Optional<ProblemType> bySlug(String slug) {
        return Arrays.stream(values()).filter(type -> type.slug().equals(slug)).findFirst();
    }
}
