package com.artisancommerce.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SigningTest {

    private final Signatures ours = new Signatures(Optional.of("0123456789abcdef0123456789abcdef"));
    private final Signatures theirs = new Signatures(Optional.of("another secret of enough characters"));

    @Test
    void knowsItsOwnSignature() {
        assertThat(ours.sign("order-token", "4711")).hasSize(43).matches("[A-Za-z0-9_-]+");
        assertThat(ours.matches("order-token", "4711", ours.sign("order-token", "4711")))
                .isTrue();
    }

    @Test
    void refusesAnotherTextPurposeOrSecret() {
        String signature = ours.sign("order-token", "4711");
        assertThat(ours.matches("order-token", "4712", signature)).isFalse();
        assertThat(ours.matches("stream-cursor", "4711", signature)).isFalse();
        assertThat(ours.matches("order-toke", "n4711", signature)).isFalse();
        assertThat(ours.matches("order-token", "4711", "")).isFalse();
        assertThat(theirs.matches("order-token", "4711", signature)).isFalse();
    }

    @Test
    void refusesToStartWithoutASecretOfEnoughCharacters() {
        assertThatThrownBy(() -> new Signatures(Optional.empty())).hasMessageContaining("artisan.secret");
        assertThatThrownBy(() -> new Signatures(Optional.of("0123456789abcdef0123456789abcde")))
                .hasMessageContaining("ARTISAN_SECRET")
                .hasMessageContaining("has 31");
    }
}
