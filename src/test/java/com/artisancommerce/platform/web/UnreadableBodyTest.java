package com.artisancommerce.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.artisancommerce.api.QuoteRequestJson;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

class UnreadableBodyTest {

    private final ObjectMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @Test
    void pointsToTheValueThatIsOfAnotherType() {
        assertThat(problemOf("{\"lines\":[{\"quantity\":\"many\"}]}").detail())
                .isEqualTo("The body is not what the operation takes: "
                        + "/lines/0/quantity is not of the type that the operation takes.");
    }

    @Test
    void pointsToTheFieldThatIsUnknown() {
        assertThat(problemOf("{\"line\":1}").errors())
                .containsExactly(new ProblemException.Violation("/line", "is not a field of this operation"));
    }

    @Test
    void shortensAFieldThatIsAnAttack() {
        assertThat(problemOf("{\"" + "x".repeat(10_000) + "\":1}").detail()).hasSizeLessThan(300);
    }

    @Test
    void saysWhereTheJsonEndsTooSoon() {
        assertThat(problemOf("{\"lines\":[{\"quantity\":1").detail()).contains("line 1, column");
    }

    private ProblemException problemOf(String body) {
        return UnreadableBody.problem(catchThrowableOfType(
                JsonProcessingException.class, () -> mapper.readValue(body, QuoteRequestJson.class)));
    }
}
