package com.artisancommerce.platform.web;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Proves that a text which a client brings back came from here: HMAC-SHA256 (RFC 2104) under the deployment's secret.
 *
 * <p>A signature holds for one purpose only, so that an order's token is never good as a stream's cursor. All instances of a deployment
 * share the secret; a new one invalidates every token and cursor that is out.
 */
@Startup
@Singleton
public class Signatures {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int LEAST_CHARACTERS = 32;

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    Signatures(@ConfigProperty(name = "artisan.secret") Optional<String> secret) {
        this.key = new SecretKeySpec(longEnough(secret.orElse("")).getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** The signature in base64url without padding, 43 characters. */
    public String sign(String purpose, String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(purpose, text));
    }

    /** Whether the signature was made here for this purpose and text; takes the same time whatever differs. */
    public boolean matches(String purpose, String text, String signature) {
        return MessageDigest.isEqual(
                sign(purpose, text).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    }

    /** The text, readable by this deployment alone and for this purpose only (AES-256-GCM), in base64url without padding. */
    public String seal(String purpose, byte[] text) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, purpose, nonce).doFinal(text);
            byte[] all = ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot do " + CIPHER + ", which every Java must", e);
        }
    }

    /** What was sealed here for this purpose; empty for anything else. */
    public Optional<byte[]> unseal(String purpose, String sealed) {
        try {
            byte[] all = Base64.getUrlDecoder().decode(sealed);
            byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
            return all.length <= NONCE_BYTES
                    ? Optional.empty()
                    : Optional.of(cipher(Cipher.DECRYPT_MODE, purpose, nonce)
                            .doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES));
        } catch (IllegalArgumentException | GeneralSecurityException notOurs) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, String purpose, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, new SecretKeySpec(mac("seal", purpose), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    /** The purpose's length goes before it, so that no purpose and text can be read as another pair. */
    private byte[] mac(String purpose, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal((purpose.length() + ":" + purpose + text).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + ALGORITHM + ", which every Java must have", e);
        }
    }

    private static String longEnough(String secret) {
        if (secret.length() < LEAST_CHARACTERS) {
            throw new IllegalStateException(
                    "artisan.secret (environment: ARTISAN_SECRET) must have at least %d characters and has %d. All instances share it; make one with: openssl rand -hex 32"
                            .formatted(LEAST_CHARACTERS, secret.length()));
        }
        return secret;
    }
}
