package com.artisancommerce.localstack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Bearer tokens signed as the issuer signs them. */
public final class Tokens {
    static final String AUDIENCE = "artisan-commerce";
    static final Duration LIFETIME = Duration.ofHours(12);

    private final String issuer;
    private final RsaJsonWebKey key;

    Tokens(String issuer, RsaJsonWebKey key) {
        this.issuer = issuer;
        this.key = key;
    }

    static Tokens of(String issuer, Path keyFile) {
        return new Tokens(issuer, SigningKey.in(keyFile));
    }

    public String of(DemoUser user) {
        return sign(claims(user, LIFETIME));
    }

    /** A token that ran out an hour ago. */
    public String expired(DemoUser user) {
        return sign(claims(user, Duration.ofHours(-1)));
    }

    /** A token of a key that the issuer has not published, by its header's {@code kid}. */
    public String ofUnknownKey(DemoUser user) {
        try {
            RsaJsonWebKey unknown = RsaJwkGenerator.generateJwk(2048);
            unknown.setKeyId("unknown-" + UUID.randomUUID());
            return new Tokens(issuer, unknown).of(user);
        } catch (JoseException e) {
            throw new IllegalStateException("Cannot make a key", e);
        }
    }

    /** A sound token that was meant for another service. */
    public String forAudience(DemoUser user, String audience) {
        JwtClaims claims = claims(user, LIFETIME);
        claims.setAudience(audience);
        return sign(claims);
    }

    /** The user's token with some claims replaced or added. */
    public String with(DemoUser user, Map<String, ?> replaced) {
        JwtClaims claims = claims(user, LIFETIME);
        replaced.forEach(claims::setClaim);
        return sign(claims);
    }

    private JwtClaims claims(DemoUser user, Duration lifetime) {
        long now = NumericDate.now().getValue();
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setAudience(AUDIENCE);
        claims.setSubject(user.subject());
        claims.setIssuedAt(NumericDate.fromSeconds(Math.min(now, now + lifetime.toSeconds() - 1)));
        claims.setExpirationTime(NumericDate.fromSeconds(now + lifetime.toSeconds()));
        claims.setGeneratedJwtId();
        claims.setClaim("groups", List.of(user.role()));
        claims.setClaim("email", user.email());
        claims.setClaim("name", user.fullName());
        claims.setClaim("preferred_username", user.login());
        user.shop().ifPresent(shop -> claims.setClaim("shop", shop.toString()));
        return claims;
    }

    private String sign(JwtClaims claims) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(key.getPrivateKey());
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setHeader("typ", "JWT");
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("Cannot sign a token for " + claims.getClaimValue("name"), e);
        }
    }
}
