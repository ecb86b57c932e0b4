package com.artisancommerce.localstack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code ./artisan token <role> [name]}: prints a bearer token of the running stack's issuer and nothing else. */
public final class AskForToken {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");

    private AskForToken() {}

    /** Arguments: the project's directory, the role, and optionally the name. */
    public static void main(String[] arguments) {
        Console.say(Console.orExit(() -> token(arguments)));
    }

    private static String token(String[] arguments) {
        if (arguments.length < 2 || arguments.length > 3) {
            throw new Refusal("Say whose token: ./artisan token customer|artisan|shop-admin|operator [name]");
        }
        DemoUser user = user(arguments[1], arguments.length == 3 ? arguments[2] : "");
        return ask(issuer(Path.of(arguments[0])), user);
    }

    private static DemoUser user(String role, String name) {
        DemoUser first = DemoUser.firstWith(role)
                .orElseThrow(() ->
                        new Refusal("There is no role " + role + ": only customer, artisan, shop-admin and operator"));
        if (name.isEmpty()) {
            return first;
        }
        return DemoUser.named(name)
                .filter(user -> user.role().equals(role))
                .orElseThrow(() -> new Refusal("Nobody called " + name + " is " + role + " in the demo shop"));
    }

    private static URI issuer(Path home) {
        Path ports = home.resolve(".local/ports");
        Properties known = new Properties();
        try (var reader = Files.newBufferedReader(ports)) {
            known.load(reader);
        } catch (IOException e) {
            throw notRunning();
        }
        return URI.create("http://127.0.0.1:" + known.getProperty("issuer", "0") + "/token");
    }

    private static String ask(URI endpoint, DemoUser user) {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=password&username=" + user.login() + "&password="
                        + user.login() + "&client_id=" + TokenEndpoint.CLIENT_ID + "&client_secret="
                        + TokenEndpoint.CLIENT_SECRET))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            String answer =
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body();
            Matcher token = TOKEN.matcher(answer);
            if (!token.find()) {
                throw new Refusal("The issuer at " + endpoint + " gave no token but " + answer);
            }
            return token.group(1);
        } catch (IOException e) {
            throw notRunning();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notRunning();
        }
    }

    private static Refusal notRunning() {
        return new Refusal("The local stack does not run: start it with ./artisan run");
    }
}
