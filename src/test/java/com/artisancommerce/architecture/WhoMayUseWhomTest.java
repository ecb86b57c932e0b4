package com.artisancommerce.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table itself: that it allows what it should and bites where it should. */
class WhoMayUseWhomTest {
    private static final WhoMayUseWhom TABLE = new WhoMayUseWhom(Map.of("checkout", Set.of("capacity")));

    @ParameterizedTest(name = "{0} may use {1}")
    @CsvSource({
        "checkout,           checkout.store,   bean",
        "checkout,           checkout.domain,  value",
        "checkout,           capacity,         bean",
        "checkout,           platform.sql,     bean",
        "checkout.domain,    checkout,         value",
        "checkout.domain,    capacity,         value",
        "checkout.domain,    platform,         value",
        "checkout.store,     checkout.domain,  value",
        "checkout.store,     capacity,         value",
        "checkout.web,       checkout,         bean",
        "checkout.web,       api,              value",
        "checkout.web,       platform.web,     bean",
        "checkout.messaging, checkout,         bean",
        "checkout.messaging, capacity,         value",
        "flow,               checkout,         bean",
        "checkout.web,       flow,             bean",
        "flow,               platform.outbox,  bean",
        "platform.openapi,   api,              bean",
        "platform.web,       platform.sql,     bean",
        "api,                api,              bean"
    })
    void allows(String from, String to, String kind) {
        assertThat(TABLE.objection(Place.of(from), Place.of(to), kind.equals("value")))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} may not use {1}: {3}")
    @CsvSource({
        "checkout,           checkout.web,       bean,  the root does not use web",
        "checkout,           capacity.domain,    value, areas meet at their roots",
        "checkout,           capacity.store,     bean,  areas meet at their roots",
        "checkout,           order,              bean,  @Area of checkout does not name order",
        "checkout,           api,                value, the generated API stays in web",
        "checkout,           flow,               bean,  a flow is begun by web or messaging",
        "checkout.domain,    checkout.store,     bean,  domain does not use store",
        "checkout.domain,    capacity,           bean,  below a root only the values of other roots are used",
        "checkout.domain,    platform,           bean,  a domain uses only the platform's values",
        "checkout.domain,    platform.sql,       value, a domain uses only the platform's values",
        "checkout.store,     checkout.web,       bean,  store does not use web",
        "checkout.store,     checkout.messaging, bean,  store does not use messaging",
        "checkout.web,       checkout.store,     bean,  web does not use store",
        "checkout.web,       checkout.domain,    value, web does not use domain",
        "checkout.web,       capacity,           bean,  below a root only the values of other roots are used",
        "checkout.messaging, checkout.store,     bean,  messaging does not use store",
        "checkout.helpers,   checkout,           bean,  'the parts of an area are domain, store, web and messaging'",
        "flow,               checkout.store,     bean,  'a flow uses roots, nothing below them'",
        "flow,               api,                value, the generated API stays in web",
        "platform.web,       checkout,           bean,  platform knows no area",
        "platform.web,       api,                value, platform knows no area",
        "api,                platform,           bean,  api knows no area"
    })
    void objects(String from, String to, String kind, String why) {
        assertThat(TABLE.objection(Place.of(from), Place.of(to), kind.equals("value")))
                .contains(why);
    }
}
