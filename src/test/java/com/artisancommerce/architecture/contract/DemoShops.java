package com.artisancommerce.architecture.contract;

import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.Tokens;
import java.util.Optional;
import java.util.UUID;

/** Opens the two shops whose people send the examples, unless they are open. */
final class DemoShops {

    private DemoShops() {}

    static void open(Client client, Tokens tokens) {
        Step example = Contract.operations().stream()
                .filter(operation -> operation.id().equals("createShop"))
                .findFirst()
                .orElseThrow()
                .replay()
                .getFirst();
        Call call = Call.of(example, Optional.of(tokens.of(DemoUser.OLGA)), java.util.Map.of());
        open(client, call, DemoUser.Shops.DEMO, "willow-and-wool");
        open(client, call, DemoUser.Shops.OTHER, "other-shop");
    }

    private static void open(Client client, Call example, UUID id, String slug) {
        Answer answer = client.send(example.withBody("""
                {"id": "%s", "slug": "%s", "name": "%s", "currency": "USD", "hostNames": ["%s.example.test"],
                 "allowedOrigins": ["https://%s.example.test"],
                 "transitMinDays": 2, "transitMaxDays": 4}
                """.formatted(id, slug, slug, slug, slug)));
        if (answer.status() != 201 && answer.status() != 409) {
            throw new IllegalStateException("The shop " + slug + " does not open: " + answer.body());
        }
    }
}
