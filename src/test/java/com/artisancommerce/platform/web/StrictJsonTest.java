package com.artisancommerce.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.artisancommerce.api.ConfirmationJson;
import com.artisancommerce.api.LineRequestJson;
import com.artisancommerce.api.PauseRequestJson;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    private static final String ID = "\"productId\":\"0190a000-0000-7000-8000-0000000d0001\"";

    private final ObjectMapper mapper = new ObjectMapper().registerModule(new JavaTimeModule());

    StrictJsonTest() {
        new StrictJson().customize(mapper);
    }

    @Test
    void readsWhatTheDocumentMeans() throws JsonProcessingException {
        assertThat(mapper.readValue("{" + ID + ",\"quantity\":2}", LineRequestJson.class)
                        .quantity())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "2.5", "true", "{}", "[]", "\"\"", "2,\"quantity\":3"})
    void refusesWhatIsNoWholeNumber(String quantity) {
        assertThatThrownBy(() -> mapper.readValue("{" + ID + ",\"quantity\":" + quantity + "}", LineRequestJson.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "7", "\"x\""})
    void refusesWhatIsNoId(String id) {
        assertThatThrownBy(() -> mapper.readValue("{\"productId\":" + id + ",\"quantity\":2}", LineRequestJson.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "\"gold\"", "\"\""})
    void refusesWhatIsNoneOfTheChoices(String method) {
        assertThatThrownBy(() -> mapper.readValue("{\"method\":" + method + "}", ConfirmationJson.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "true", "1.5"})
    void refusesWhatIsNoText(String reference) {
        assertThatThrownBy(() -> mapper.readValue(
                        "{\"method\":\"cash\",\"reference\":" + reference + "}", ConfirmationJson.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void readsADate() throws JsonProcessingException {
        assertThat(mapper.readValue("{\"reason\":\"Fair\",\"until\":\"2026-12-24\"}", PauseRequestJson.class)
                        .until())
                .isEqualTo(LocalDate.of(2026, 12, 24));
        assertThat(mapper.readValue("{\"reason\":\"Fair\",\"until\":null}", PauseRequestJson.class)
                        .until())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[2026,12,24]", "20451", "\"\"", "\"2026-13-45\"", "\"2026-12-24T10:00\""})
    void refusesWhatIsNoDate(String until) {
        assertThatThrownBy(
                        () -> mapper.readValue("{\"reason\":\"Fair\",\"until\":" + until + "}", PauseRequestJson.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void refusesMoreThanOneValue() {
        String line = "{" + ID + ",\"quantity\":2}";
        assertThatThrownBy(() -> mapper.readValue(line + line, LineRequestJson.class))
                .isInstanceOf(JsonProcessingException.class);
    }
}
