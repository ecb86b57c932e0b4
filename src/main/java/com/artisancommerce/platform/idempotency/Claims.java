package com.artisancommerce.platform.idempotency;

import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.platform.web.ProblemType;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Turns the header and the body of a request into a claim. */
@Singleton
public class Claims {

    private final ObjectMapper json;

    Claims(ObjectMapper json) {
        this.json = json;
    }

    /**
     * What the request claims to do once.
     *
     * @param guest what tells one guest from another, such as the e-mail address that the body gives
     * @throws com.artisancommerce.platform.web.ProblemException 428 without a key
     */
    public Claim of(Caller caller, String guest, String operation, @Nullable String key, Object request) {
        if (key == null || key.isBlank()) {
            throw ProblemType.IDEMPOTENCY_KEY_REQUIRED.because(
                    "%s takes money or capacity: send an Idempotency-Key header with a key of your own.", operation);
        }
        String who = caller.signedIn().map(subject -> "user:" + subject).orElse("guest:" + guest);
        return new Claim(caller.tenant(), who, operation, key, sha256(request));
    }

    private String sha256(Object request) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(json.writeValueAsBytes(request)));
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(
                    "Cannot hash a request of type " + request.getClass().getSimpleName(), e);
        }
    }
}
