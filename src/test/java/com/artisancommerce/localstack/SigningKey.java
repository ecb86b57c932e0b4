package com.artisancommerce.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;

/** The issuer's RSA key, kept in a file so that tokens outlive a restart. */
final class SigningKey {
    private static final int BITS = 2048;

    private SigningKey() {}

    static RsaJsonWebKey in(Path file) {
        try {
            if (!Files.exists(file)) {
                RsaJsonWebKey key = RsaJwkGenerator.generateJwk(BITS);
                key.setKeyId("local-" + Long.toHexString(System.nanoTime()));
                key.setUse("sig");
                key.setAlgorithm("RS256");
                PrivateFile.write(file, key.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE));
            }
            return (RsaJsonWebKey) Objects.requireNonNull(JsonWebKey.Factory.newJwk(Files.readString(file)));
        } catch (JoseException e) {
            throw new IllegalStateException("The issuer's key in " + file + " cannot be read: delete the file", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep the issuer's key in " + file, e);
        }
    }
}
