package com.artisancommerce.platform.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/** A text that is packaged with the service, with its media type and the entity tag of its content. */
record Representation(String mediaType, String text, String etag) {

    private static final int TAG_BYTES = 8;

    static Representation packaged(String resource, String mediaType) {
        String text = read(resource);
        return new Representation(mediaType, text, tag(text));
    }

    private static String read(String resource) {
        try (InputStream content = Representation.class.getResourceAsStream(resource)) {
            return new String(
                    Objects.requireNonNull(content, resource + " is not packaged")
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + resource, e);
        }
    }

    private static String tag(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return '"' + HexFormat.of().formatHex(digest, 0, TAG_BYTES) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
