package com.artisancommerce.operations.web;

import com.artisancommerce.api.DeadLetterAttributeJson;
import com.artisancommerce.api.DeadLetterDecisionJson;
import com.artisancommerce.api.DeadLetterJson;
import com.artisancommerce.api.DeadLetterPageJson;
import com.artisancommerce.api.DeadLetterRecordJson;
import com.artisancommerce.api.DeadLetterStateJson;
import com.artisancommerce.platform.messaging.DeadLetter;
import com.artisancommerce.platform.messaging.DeadLetter.Decision;
import com.artisancommerce.platform.messaging.DeadLetter.State;
import com.artisancommerce.platform.web.Cursors;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Dead letters as the wire says them. */
final class DeadLetterWire {

    private static final UUID NO_SHOP = new UUID(0, 0);

    private DeadLetterWire() {}

    static @Nullable State state(@Nullable String word) {
        return word == null ? null : State.valueOf(word.toUpperCase(Locale.ROOT));
    }

    static DeadLetterPageJson page(Cursors.Page<DeadLetter> page) {
        return new DeadLetterPageJson(
                page.items().stream().map(DeadLetterWire::letter).toList(), page.nextCursor());
    }

    static DeadLetterRecordJson record(DeadLetter letter) {
        return new DeadLetterRecordJson(
                letter(letter),
                letter.payload(),
                letter.attributes().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(each -> new DeadLetterAttributeJson(each.getKey(), each.getValue()))
                        .toList());
    }

    static DeadLetterJson letter(DeadLetter letter) {
        UUID shop = letter.tenant().value();
        return new DeadLetterJson(
                letter.id(),
                letter.place().topic(),
                letter.place().partition(),
                letter.place().offset(),
                letter.key(),
                letter.type(),
                shop.equals(NO_SHOP) ? null : shop,
                letter.reason(),
                letter.attempts(),
                letter.first(),
                letter.buriedAt(),
                DeadLetterStateJson.valueOf(letter.state().name()),
                decision(letter.decision()));
    }

    private static @Nullable DeadLetterDecisionJson decision(@Nullable Decision decision) {
        return decision == null ? null : new DeadLetterDecisionJson(decision.at(), decision.by(), decision.note());
    }
}
