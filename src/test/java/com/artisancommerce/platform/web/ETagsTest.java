package com.artisancommerce.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ETagsTest {

    @Test
    void anEditBasedOnThePresentVersionPasses() {
        assertThat(ETags.of(7)).isEqualTo("\"7\"");
        ETags.requireCurrent(ETags.required(ETags.of(7)), 7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"7\"", " W/\"7-00ff\" ", "7"})
    void whatBecomesOfATagOnItsWayNamesTheSameVersion(String ifMatch) {
        assertThat(ETags.required(ifMatch)).isEqualTo(7);
    }

    @Test
    void anEditBasedOnAnotherVersionIsStale() {
        assertThatThrownBy(() -> ETags.requireCurrent(6, 7))
                .satisfies(e -> assertThat(statusOf(e)).isEqualTo(412));
    }

    @ParameterizedTest
    @NullAndEmptySource
    void anEditNeedsATag(String ifMatch) {
        assertThatThrownBy(() -> ETags.required(ifMatch))
                .satisfies(e -> assertThat(statusOf(e)).isEqualTo(428));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "W/\"seven\"", "W/", "\"seven\""})
    void aTagThatIsNotOursIsStale(String ifMatch) {
        assertThatThrownBy(() -> ETags.required(ifMatch))
                .satisfies(e -> assertThat(statusOf(e)).isEqualTo(412));
    }

    @Test
    void aReaderWhoHasTheVersionNeedsNoBody() {
        assertThat(ETags.matches("\"6\", \"7\"", 7)).isTrue();
        assertThat(ETags.matches("*", 7)).isTrue();
        assertThat(ETags.matches("\"17\"", 7)).isFalse();
        assertThat(ETags.matches(null, 7)).isFalse();
    }

    private static int statusOf(Throwable e) {
        return ((ProblemException) e).type().status();
    }
}
