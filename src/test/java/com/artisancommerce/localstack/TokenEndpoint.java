package com.artisancommerce.localstack;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** RFC 6749 sections 4.3 and 4.4: the password and client-credentials grants. */
final class TokenEndpoint {
    static final String CLIENT_ID = "artisan-cli";
    static final String CLIENT_SECRET = "artisan-cli-secret";
    private static final int LONGEST_FORM_BYTES = 10_000;

    private final Tokens tokens;

    TokenEndpoint(Tokens tokens) {
        this.tokens = tokens;
    }

    record Answer(int status, Map<String, Object> body) {}

    Answer answer(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            return refused(405, "invalid_request");
        }
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_FORM_BYTES);
        Map<String, String> form = fields(new String(body, StandardCharsets.UTF_8));
        basic(Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")), form);
        return answer(form);
    }

    private Answer answer(Map<String, String> form) {
        if (!CLIENT_ID.equals(form.get("client_id")) || !CLIENT_SECRET.equals(form.get("client_secret"))) {
            return refused(401, "invalid_client");
        }
        return switch (form.getOrDefault("grant_type", "")) {
            case "client_credentials" -> granted(DemoUser.OLGA);
            case "password" ->
                DemoUser.named(form.getOrDefault("username", ""))
                        .filter(user -> user.login().equals(form.get("password")))
                        .map(this::granted)
                        .orElseGet(() -> refused(400, "invalid_grant"));
            default -> refused(400, "unsupported_grant_type");
        };
    }

    private Answer granted(DemoUser user) {
        return new Answer(
                200,
                Map.of(
                        "access_token", tokens.of(user),
                        "token_type", "Bearer",
                        "expires_in", Tokens.LIFETIME.toSeconds()));
    }

    private static Answer refused(int status, String error) {
        return new Answer(status, Map.of("error", error));
    }

    private static void basic(Optional<String> authorization, Map<String, String> form) {
        authorization.filter(header -> header.startsWith("Basic ")).ifPresent(header -> {
            String pair = new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            if (colon > 0) {
                form.put("client_id", decoded(pair.substring(0, colon)));
                form.put("client_secret", decoded(pair.substring(colon + 1)));
            }
        });
    }

    private static Map<String, String> fields(String form) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : form.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
