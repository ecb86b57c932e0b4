package com.artisancommerce.platform.web;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The preferences of a request (RFC 7240). What cannot be understood is ignored, as the standard says. */
public final class Prefer {

    private static final Pattern WAIT = Pattern.compile("(?:^|,)\\s*wait\\s*=\\s*\"?(\\d{1,3})\"?\\s*(?:$|[,;])");

    private Prefer() {}

    /** How long the client would like to wait; not at all when it does not say. */
    public static Duration waiting(@Nullable String prefer) {
        Matcher matcher = WAIT.matcher(prefer == null ? "" : prefer);
        return matcher.find() ? Duration.ofSeconds(Long.parseLong(matcher.group(1))) : Duration.ZERO;
    }
}
