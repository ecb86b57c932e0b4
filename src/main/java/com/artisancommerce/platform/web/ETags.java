package com.artisancommerce.platform.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Entity tags made of a version number, and the preconditions that rest on them. */
public final class ETags {

    /** Before a tag whose answer was compressed on its way, here or by a proxy. */
    static final String WEAK = "W/";

    private ETags() {}

    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /** The version, and a digest of what is said beside it: time changes some answers without a new version. */
    public static String of(long version, Object content) {
        return "\"" + version + "-" + digest(content) + "\"";
    }

    /**
     * The version that an edit is based on, whatever else the tag says. A weak tag will do: edits rest on versions, not on bytes.
     *
     * @throws ProblemException 428 without the header, 412 when it is not a tag of ours
     */
    public static long required(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw ProblemType.IF_MATCH_REQUIRED.because("This edit needs If-Match with the ETag you read.");
        }
        try {
            return Long.parseLong(ifMatch.strip().replaceAll("^(W/)?\"|(-[0-9a-f]+)?\"?$", ""));
        } catch (NumberFormatException notOurs) {
            throw stale();
        }
    }

    /** @throws ProblemException 412 when the resource has moved on */
    public static void requireCurrent(long expected, long actual) {
        if (expected != actual) {
            throw stale();
        }
    }

    public static boolean matches(@Nullable String ifNoneMatch, long version) {
        return matches(ifNoneMatch, of(version));
    }

    public static boolean matches(@Nullable String ifNoneMatch, String tag) {
        return ifNoneMatch != null && (ifNoneMatch.equals("*") || ifNoneMatch.contains(tag));
    }

    /** A tag for what depends on several versions and on the day: the same content has the same tag. */
    public static String ofContent(Object content) {
        return "\"" + digest(content) + "\"";
    }

    private static String digest(Object content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(content.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static ProblemException stale() {
        return ProblemType.STALE.because(
                "It has changed since you read it. Read it again and repeat the edit with its new ETag.");
    }
}
